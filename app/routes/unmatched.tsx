// What is unmatched: deals that are not from bought leads, and won leads that should have a deal.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { Figure, FigureRow } from "../components/Figure";
import { ButtonLink } from "../components/forms/Button";
import { EmptyState } from "../components/layout/EmptyState";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { LinkByHand } from "../components/matches/LinkByHand";
import { UnmatchedList } from "../components/matches/UnmatchedList";
import { UnmatchedParts } from "../components/matches/UnmatchedParts";
import { RateWithInterval } from "../components/RateWithInterval";
import { notKnownText } from "../domain/addressWords";
import { formatCount, formatPercentRange } from "../domain/rates";
import { decodeUnmatchedQuery, unmatchedPath } from "../domain/unmatchedQuery";
import { unmatchedReport } from "../reports/unmatchedReport";
import { notFound } from "../server/foundImport";
import { leadIdOf } from "../server/leadForm";
import { rememberedRep } from "../server/repCookie";
import { safeRedirect } from "../server/safeRedirect";
import { postUnmatched } from "../server/unmatchedAction";

const pageSize = 50;

export const meta: MetaFunction = () => [{ title: "Unmatched – Placket" }];

export async function loader({ request, context: { db, organizationId } }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const report = await readOrganization(db, organizationId, (db) =>
    unmatchedReport(db, decodeUnmatchedQuery(params), { pageSize }),
  );
  const linked = leadIdOf({ leadId: params.get("linked") ?? "" });
  return { report, asOf: report.asOf, me: await rememberedRep(request), linked };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const outcome = await postUnmatched(context, { params: new URL(request.url).searchParams, form });
  if (outcome === "missing" || "errors" in outcome) throw notFound();
  return safeRedirect(outcome.to);
}

export default function Unmatched() {
  const { report, me, linked } = useLoaderData<typeof loader>();
  const { query, unmatched, withoutDeal, total, page, pages } = report;
  const listed = [...report.deals.map((row) => row.deal_id), ...report.leads.map((row) => row.lead_id)].some(
    (id) => id === query.of,
  );
  const noun = query.side === "leads" ? (total === 1 ? "lead" : "leads") : total === 1 ? "deal" : "deals";
  return (
    <>
      <PageHeader
        place="Unmatched"
        title={unmatchedTitle(unmatched.all, withoutDeal)}
        lead="A deal without a lead credits no vendor; a won lead without a deal has no value. Each says what would help."
        actions={<ButtonLink to="/matches">Matches</ButtonLink>}
      />
      {linked > 0 ? (
        <div className="mb-6">
          <Notice tone="done" title="Linked by hand">
            Its receipt is on{" "}
            <Link to={`/leads/${linked}#deals`} className="text-link">
              the lead’s page
            </Link>
            , where it can be undone.
          </Notice>
        </div>
      ) : null}
      <FigureRow>
        <Figure
          label="Won deals matched"
          value={<RateWithInterval rate={report.matchRate} bare reason="no deal is won" />}
          note={
            report.matchRate.value === null
              ? undefined
              : `${formatPercentRange(report.matchRate)} of ${formatCount(report.matchRate.n)}`
          }
          how="Won deals that a bought lead is linked to, of all won deals. The rest came another way, or lack what would tell."
        />
      </FigureRow>
      <UnmatchedParts report={report} />
      {query.of !== undefined && !listed ? (
        <div className="mb-6">
          <LinkByHand {...{ query, me }} found={report.found} />
        </div>
      ) : null}
      {query.notKnown ? (
        <EmptyState
          title="Nothing is in this choice"
          actions={<ButtonLink to="/unmatched">Show all that is unmatched</ButtonLink>}
        >
          {query.notKnown.map(notKnownText).join("; ")}.
        </EmptyState>
      ) : total === 0 ? (
        <EmptyState
          title={query.side === "leads" ? "Every won lead has a deal" : "No such deal is unmatched"}
        >
          {query.side === "leads"
            ? "A lead counts as won without a deal when a signal says that it signed, and no deal is linked to it."
            : "Deals come in with the CRM’s export; each finds its lead by an exact key, by likeness, or by hand."}
        </EmptyState>
      ) : (
        <>
          <UnmatchedList report={report} me={me} />
          <Pagination
            {...{ page, pages, total, noun }}
            from={(page - 1) * pageSize + 1}
            to={Math.min(page * pageSize, total)}
            hrefFor={(page) => unmatchedPath({ ...query, page, of: undefined, q: undefined })}
          />
        </>
      )}
    </>
  );
}

function unmatchedTitle(deals: number, leads: number): string {
  const dealWords =
    deals === 0
      ? "No deal is unmatched"
      : `${formatCount(deals)} ${deals === 1 ? "deal is" : "deals are"} not from bought leads`;
  const leadWords =
    leads === 0
      ? "no won lead lacks a deal"
      : `${formatCount(leads)} won ${leads === 1 ? "lead has" : "leads have"} no deal`;
  return `${dealWords}; ${leadWords}`;
}
