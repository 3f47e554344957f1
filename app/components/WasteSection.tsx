// By what are the dollars told apart, and how is that changed?
import type { WasteCell } from "../domain/drill";
import { type WasteGrouping, wasteGroupings } from "../domain/wasteFilters";
import type { WasteGroup, WasteReport } from "../reports/wasteReport";
import { ChoiceLinks } from "./layout/ChoiceLinks";
import { Section } from "./layout/Section";
import { WasteGroups } from "./WasteGroups";

interface WasteSectionProps {
  report: WasteReport;
  hrefFor: (cell: WasteCell, group: WasteGroup) => string;
  byHref: (by: WasteGrouping) => string;
}

const notes: Record<WasteGrouping, string> = {
  vendor: "Charges of a vendor that name no list are in its row too.",
  list: "The dearest waste first.",
  month: "By month of purchase. A young month has not failed: its leads are still ripening.",
  step: "By the step where the leads sit. Won leads, and those whose steps were not recorded, sit at none.",
  issue: "By the issue of the open objection where the leads sit; the last row holds all leads without one.",
};

export function WasteSection({ report, hrefFor, byHref }: WasteSectionProps) {
  return (
    <Section
      title={`The same money by ${report.by}`}
      note={notes[report.by]}
      sheet
      actions={
        <ChoiceLinks
          label="Tell apart by"
          choices={wasteGroupings.map((by) => ({ key: by, label: by, href: byHref(by) }))}
          chosen={report.by}
        />
      }
    >
      <WasteGroups by={report.by} groups={report.groups} currency={report.currency} hrefFor={hrefFor} />
    </Section>
  );
}
