// What did an import make of its rows, in numbers that add up, and where can it be looked at?
import { Link } from "@remix-run/react";
import { countedKinds } from "../../domain/countedKinds";
import { formatCount } from "../../domain/rates";
import type { ImportReport } from "../../reports/importReport";
import { Figure, FigureRow } from "../Figure";
import { Section } from "../layout/Section";

type Counts = Pick<
  ImportReport,
  "rows" | "accepted" | "changed" | "alreadyHere" | "rejected" | "anonymous" | "made"
>;

/** rows = accepted + already here + rejected. */
export function ImportCounts({ rows, accepted, changed, alreadyHere, rejected, anonymous, made }: Counts) {
  const news = countedKinds(made);
  return (
    <FigureRow>
      <Figure label="Rows" value={formatCount(rows)} note="accepted + already here + rejected" />
      <Figure
        label="Accepted"
        tone="buttoned"
        value={formatCount(accepted)}
        note={
          <>
            {news === "" ? "nothing new" : `new: ${news}`}
            {changed > 0 ? `; ${formatCount(changed)} changed` : ""}
          </>
        }
      />
      <Figure label="Already here" value={formatCount(alreadyHere)} note="not taken again" />
      <Figure
        label="Rejected"
        tone={rejected > 0 ? "stalled" : undefined}
        value={formatCount(rejected)}
        note={rejected > 0 ? "each with its reason below" : "every row could be read"}
      />
      {anonymous > 0 ? (
        <Figure
          label="Anonymous"
          value={formatCount(anonymous)}
          note="leads that name nobody: counted, never matched"
        />
      ) : null}
    </FigureRow>
  );
}

/** Links to the lists and leads of an import. */
export function ImportTraces({ lists, leads }: Pick<ImportReport, "lists" | "leads">) {
  if (lists.length === 0 && leads.length === 0) return null;
  return (
    <Section title="Look at them">
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {lists.length > 0 ? (
          <div>
            <h3 className="mb-1 text-sm font-medium text-soft">Lists that got leads</h3>
            <ul className="divide-y divide-line">
              {lists.map(({ listId, name, vendor, leads }) => (
                <li key={listId} className="flex flex-wrap justify-between gap-x-4 py-1.5">
                  <Link to={`/leads?list=${listId}`} className="text-link">
                    <bdi>{name}</bdi>
                  </Link>
                  <span className="text-soft">
                    <bdi>{vendor}</bdi>, {formatCount(leads)} {leads === 1 ? "lead" : "leads"}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {leads.length > 0 ? (
          <div>
            <h3 className="mb-1 text-sm font-medium text-soft">First leads it speaks of</h3>
            <ul className="divide-y divide-line">
              {leads.map(({ leadId, name }) => (
                <li key={leadId} className="py-1.5">
                  <Link to={`/leads/${leadId}`} className="text-link">
                    <bdi>{name}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Section>
  );
}
