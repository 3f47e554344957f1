// Which rows of a vendor's list are accepted, refused or already here, and why?
import { adviceToVendor } from "../../domain/adviceOnPage";
import { formatCount } from "../../domain/rates";
import { Figure, FigureRow } from "../Figure";
import { ButtonLink } from "../forms/Button";
import { Section } from "../layout/Section";
import { type RejectedRow, RejectTable } from "./RejectTable";

interface VendorOutcomeProps {
  counts: { rows: number; accepted: number; alreadyHere: number; refused: number };
  reasons: { code: string; rows: number }[];
  refused: RejectedRow[];
  /** Where all refused rows can be downloaded; undefined before the list is sent. */
  download?: string | undefined;
}

export function VendorOutcome({ counts, reasons, refused, download }: VendorOutcomeProps) {
  return (
    <div className="grid gap-8">
      <FigureRow>
        <Figure label="Rows" value={formatCount(counts.rows)} note="accepted + duplicate + refused" />
        <Figure label="Accepted" tone="buttoned" value={formatCount(counts.accepted)} note="new leads" />
        <Figure
          label="Duplicate"
          value={formatCount(counts.alreadyHere)}
          note="sent before, not taken again"
        />
        <Figure
          label="Refused"
          tone={counts.refused > 0 ? "stalled" : undefined}
          value={formatCount(counts.refused)}
          note={counts.refused > 0 ? "each with its reason below" : "every row could be read"}
        />
      </FigureRow>
      {counts.refused > 0 ? (
        <Section
          title={counts.refused > refused.length ? "First refused rows" : "Refused rows"}
          note={reasons.map(({ code, rows }) => `${code}: ${formatCount(rows)}`).join(", ") || undefined}
          actions={
            download ? (
              <ButtonLink to={download} download>
                Download the refused rows
              </ButtonLink>
            ) : null
          }
          sheet
        >
          <RejectTable rows={refused} caption="Refused rows" advise={adviceToVendor} />
        </Section>
      ) : null}
    </div>
  );
}
