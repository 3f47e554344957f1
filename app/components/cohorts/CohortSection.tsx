// By what are cohorts told apart, how far do they look, and how is that changed?
import {
  type CohortFilters,
  cohortGroupings,
  horizons,
  mostDrawn,
  toggled,
} from "../../domain/cohortFilters";
import type { Cohort } from "../../reports/cohort";
import type { CohortsReport } from "../../reports/cohortsReport";
import { ChoiceLinks } from "../layout/ChoiceLinks";
import { Section } from "../layout/Section";
import { CohortTable } from "./CohortTable";

interface CohortSectionProps {
  report: CohortsReport;
  /** As the URL has them. */
  asked: CohortFilters;
  hrefFor: (filters: CohortFilters) => string;
  leadsHref: (cell: "leads" | "won" | "lost" | "undecided", cohort: Cohort) => string;
}

export function CohortSection({ report, asked, hrefFor, leadsHref }: CohortSectionProps) {
  const { by, horizonDays, usualHorizonDays } = report;
  const { drawn: _, ...undrawn } = asked;
  const offered = [...new Set([...horizons, usualHorizonDays, horizonDays])].sort((a, b) => a - b);
  return (
    <Section
      title={by === "month" ? "By month of purchase" : "By list"}
      note={`A cohort bought lately has not failed: its leads are still open. Up to ${mostDrawn} are drawn above.`}
      sheet
      actions={
        <>
          <ChoiceLinks
            label="Days after the purchase"
            choices={offered.map((days) => ({
              ...{ key: days, label: `${days} days` },
              href: hrefFor({ ...asked, horizon: days === usualHorizonDays ? undefined : days }),
            }))}
            chosen={horizonDays}
          />
          <ChoiceLinks
            label="Tell apart by"
            choices={cohortGroupings.map((one) => ({
              ...{ key: one, label: one },
              href: hrefFor({ ...undrawn, by: one === "month" ? undefined : one }),
            }))}
            chosen={by}
          />
        </>
      }
    >
      <CohortTable report={report} hrefFor={leadsHref} drawHref={(key) => hrefFor(toggled(asked, key))} />
    </Section>
  );
}
