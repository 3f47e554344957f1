// Which deals have no lead, which leads have no deal, and what would help each?
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { matchHelpSentence } from "../../domain/matchHelp";
import { formatCount } from "../../domain/rates";
import { unmatchedPath } from "../../domain/unmatchedQuery";
import type { UnmatchedReport } from "../../reports/unmatchedReport";
import { Day } from "../Day";
import { ButtonLink } from "../forms/Button";
import { Money } from "../Money";
import { LinkByHand } from "./LinkByHand";

interface UnmatchedListProps {
  report: UnmatchedReport;
  me: string | null;
}

export function UnmatchedList({ report, me }: UnmatchedListProps) {
  const { query, deals, leads } = report;
  const frame = (id: number, waiting: number, help: string, children: ReactNode) => (
    <li key={id} className="py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">{children}</div>
        {query.of === id ? null : (
          <ButtonLink to={`${unmatchedPath({ ...query, of: id, q: undefined })}#by-hand`}>
            Link by hand
          </ButtonLink>
        )}
      </div>
      <p className="mt-1 text-sm text-soft">
        {waiting > 0 ? (
          <>
            <Link to="/matches" className="text-link">
              {formatCount(waiting)} {waiting === 1 ? "pair" : "pairs"} of it{" "}
              {waiting === 1 ? "waits" : "wait"} in the queue
            </Link>
            .{" "}
          </>
        ) : null}
        {help}
      </p>
      {query.of === id ? <LinkByHand {...{ query, me }} found={report.found} /> : null}
    </li>
  );
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
      {deals.map((deal) =>
        frame(
          deal.deal_id,
          deal.waiting,
          `${matchHelpSentence(deal, "bought lead")}${deal.opened_on === null && deal.ended_on === null ? " It has no date, so no lead could be credited with it." : ""}${deal.named_lead === null ? "" : ` It names lead “${deal.named_lead}”, which is not one lead here.`}`,
          <>
            <h2 className="font-medium break-words">
              <bdi>{deal.company ?? deal.person ?? deal.external_id ?? `Deal ${deal.deal_id}`}</bdi>
            </h2>
            <p className="text-sm text-soft">
              {deal.status}, opened <Day on={deal.opened_on} />, worth{" "}
              <Money minor={deal.value_minor} currency={deal.currency} reason="no amount" />
              {deal.external_id === null ? null : (
                <>
                  , <bdi>{deal.external_id}</bdi>
                </>
              )}
            </p>
          </>,
        ),
      )}
      {leads.map((lead) =>
        frame(
          lead.lead_id,
          lead.waiting,
          `${matchHelpSentence(lead, "deal")} The CRM’s export with this deal in it would tell its value.`,
          <>
            <h2 className="font-medium break-words">
              <Link to={`/leads/${lead.lead_id}`} className="quiet-link tap inline-flex items-center">
                <bdi>{lead.company ?? lead.person ?? lead.vendor_lead_id ?? `Lead ${lead.lead_id}`}</bdi>
              </Link>
            </h2>
            <p className="text-sm text-soft">
              won <Day on={lead.won_on} /> by a signal,{" "}
              <bdi>
                {lead.vendor}, {lead.list}
              </bdi>
              , bought <Day on={lead.purchased_on} />
            </p>
          </>,
        ),
      )}
    </ul>
  );
}
