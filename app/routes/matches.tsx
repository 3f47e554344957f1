// The review queue: pairs of deal and lead that matching is not sure of, one after the other, and how sure is sure enough.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { ButtonLink } from "../components/forms/Button";
import { EmptyState } from "../components/layout/EmptyState";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { BulkAccept } from "../components/matches/BulkAccept";
import { LastDecision } from "../components/matches/LastDecision";
import { LastLook } from "../components/matches/LastLook";
import { MatchingLeft } from "../components/matches/MatchingLeft";
import { PairDecision } from "../components/matches/PairDecision";
import { ReviewKeys } from "../components/matches/ReviewKeys";
import { ThresholdForm } from "../components/matches/ThresholdForm";
import { useHeldPair } from "../components/matches/useHeldPair";
import { decodeMatchesQuery, matchesPath } from "../domain/matchesQuery";
import { formatCount } from "../domain/rates";
import { repNameOf } from "../domain/repName";
import { matchesReport } from "../reports/matchesReport";
import { notFound } from "../server/foundImport";
import { postMatches } from "../server/matchesAction";
import { typedValues } from "../server/moneyPage";
import { rememberedRep, rememberRep } from "../server/repCookie";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction = () => [{ title: "Matches – Placket" }];

export async function loader({ request, context: { db, organizationId } }: LoaderFunctionArgs) {
  const query = decodeMatchesQuery(new URL(request.url).searchParams);
  const report = await readOrganization(db, organizationId, (db) => matchesReport(db, query));
  return { report, me: await rememberedRep(request) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const outcome = await postMatches(context, { params: new URL(request.url).searchParams, form });
  if (outcome === "missing") throw notFound();
  if ("errors" in outcome) return { errors: outcome.errors, typed: typedValues(form) };
  const name = repNameOf(String(form.get("by") ?? ""));
  return safeRedirect(outcome.to, name === undefined ? {} : { headers: await rememberRep(name) });
}

export default function Matches() {
  const { report, me } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { query, queued, reviewed, last, matchingLeft } = report;
  const pair = useHeldPair(report.pair);
  const errors: Record<string, string> = refused?.errors ?? {};
  const skip = query.skip ?? 0;
  return (
    <>
      <PageHeader
        place="Matches"
        title={
          queued === 0
            ? "No pair of deal and lead waits for a decision"
            : `${formatCount(queued)} ${queued === 1 ? "pair" : "pairs"} of deal and lead ${queued === 1 ? "waits" : "wait"} for a decision`
        }
        lead={`${formatCount(reviewed)} reviewed so far. The pair that would move the most money comes first.`}
        actions={<ButtonLink to="/unmatched">Unmatched</ButtonLink>}
      />
      <MatchingLeft rows={matchingLeft} />
      {last ? <LastDecision pair={last} query={query} hrefFor={matchesPath} /> : null}
      {errors.pair ? (
        <div className="mb-6">
          <Notice tone="warn" title="Decided meanwhile">
            {errors.pair}
          </Notice>
        </div>
      ) : null}
      {pair ? (
        <PairDecision {...{ pair, query, me }} hrefFor={matchesPath} />
      ) : (
        <EmptyState
          title={queued === 0 ? "Nothing to review" : "You have passed over every pair that waits"}
          actions={
            queued === 0 ? (
              <ButtonLink to="/unmatched">See what is unmatched</ButtonLink>
            ) : (
              <ButtonLink to={matchesPath({ ...query, skip: 0 })}>Start over</ButtonLink>
            )
          }
        >
          Deals that share an exact key with a bought lead are linked by themselves. A pair that is only alike
          comes here, when it is likely enough to ask and not enough to link.
        </EmptyState>
      )}
      {query.keysOff ? null : <ReviewKeys />}
      {skip > 0 && pair ? (
        <p className="mt-3 text-sm text-soft">
          {formatCount(skip)} passed over.{" "}
          <ButtonLink to={matchesPath({ ...query, skip: 0 })} look="quiet">
            Back to the first
          </ButtonLink>
        </p>
      ) : null}
      {queued > 0 || report.bulk ? (
        <BulkAccept {...{ report, me }} error={errors.bulk} hrefFor={matchesPath} />
      ) : null}
      <ThresholdForm
        report={report}
        action={matchesPath(query)}
        errors={errors}
        typed={refused?.typed.do === "thresholds" ? refused.typed : {}}
      />
      <LastLook look={report.lastLook} />
    </>
  );
}
