// Which lead is this, how does it stand, and is its account an old acquaintance?
import { Link } from "@remix-run/react";
import type { LeadReport } from "../reports/leadReport";
import type { LeadStanding } from "../reports/leadsReport";
import { Day } from "./Day";
import { ButtonLink } from "./forms/Button";
import { Notice } from "./layout/Notice";
import { PageHeader } from "./layout/PageHeader";
import { StateBadge } from "./StateBadge";

export function LeadHead({ report: { standing, stallReason, duplicateOf, call } }: { report: LeadReport }) {
  return (
    <>
      <PageHeader
        place={
          <Link to="/leads" className="hover:underline">
            Leads
          </Link>
        }
        title={<bdi>{leadName(standing)}</bdi>}
        actions={
          call ? (
            <ButtonLink to={call.href}>
              Call <bdi>{call.phone}</bdi>
            </ButtonLink>
          ) : undefined
        }
        lead={
          <>
            <StateBadge state={standing.state} />{" "}
            {standing.frontier ? (
              <>
                sits at <strong>{standing.frontier}</strong>
              </>
            ) : null}
            {standing.bucketIssue ? <> with “{standing.bucketIssue}” unanswered</> : null}
            {standing.stallsOn ? (
              <>
                {" "}
                · {standing.state === "stalled" ? "stalled since" : "stalls on"}{" "}
                <Day on={standing.stallsOn} />
                {stallReason ? `, ${stallReason}` : null}
              </>
            ) : null}
          </>
        }
      />
      {duplicateOf ? (
        <div className="mb-4">
          <Notice tone="warn" title="Bought before">
            This account was bought before, as{" "}
            <Link to={`/leads/${duplicateOf}`} className="text-link">
              this lead
            </Link>
            : its cost counts as a duplicate, on the vendor.
          </Notice>
        </div>
      ) : null}
    </>
  );
}

/** What a lead is called: its company, else its person, else the vendor's id, else its number. */
export function leadName({ company, person, vendorLeadId, leadId }: LeadStanding): string {
  return company ?? person ?? vendorLeadId ?? `Lead ${leadId}`;
}
