// The ledger: every open objection, what hangs on it, who circles back until when, and what to ask.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LedgerFilterBar } from "../components/circleBack/LedgerFilterBar";
import { LedgerOrder } from "../components/circleBack/LedgerOrder";
import { ledgerTitle } from "../components/circleBack/ledgerTitle";
import { ObjectionList } from "../components/circleBack/ObjectionList";
import { ShowTabs } from "../components/circleBack/ShowTabs";
import { ExportLink } from "../components/ExportLink";
import { ButtonLink } from "../components/forms/Button";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { notKnownText } from "../domain/addressWords";
import {
  decodeLedgerFilters,
  encodeLedgerFilters,
  type LedgerFilters,
  narrowsLedger,
} from "../domain/ledgerFilters";
import { choices } from "../reports/boardReport";
import { circleBackReport } from "../reports/circleBackReport";
import { changeCircleBack } from "../server/circleBackAction";
import { rememberedRep, rememberRep } from "../server/repCookie";
import { safeRedirect } from "../server/safeRedirect";

const pageSize = 50;

export const meta: MetaFunction = () => [{ title: "Circle back – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const filters = decodeLedgerFilters(new URL(request.url).searchParams);
  const me = await rememberedRep(request);
  return reports("circle-back", { ...filters, me }, async (db) => {
    const report = await circleBackReport(db, filters, { pageSize, me });
    return { report, asOf: report.asOf, me, choices: await choices(db) };
  });
}

/** Goes back to the page the form stood on: its filters are in the URL that it was posted to. */
export async function action({ request, context }: ActionFunctionArgs) {
  const outcome = await changeCircleBack(context, await request.formData(), new Date());
  if (!outcome.done) return outcome.refusal;
  const filters = encodeLedgerFilters(decodeLedgerFilters(new URL(request.url).searchParams));
  const headers = outcome.name === null ? undefined : await rememberRep(outcome.name);
  return safeRedirect(`/circle-back${filters && `?${filters}`}`, { headers });
}

const hrefFor = (filters: LedgerFilters) => {
  const query = encodeLedgerFilters(filters);
  return `/circle-back${query && `?${query}`}`;
};

export default function CircleBack() {
  const { report, me, choices } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { filters, totals, page, pages } = report;
  return (
    <>
      <PageHeader
        place="Circle back"
        title={ledgerTitle(report)}
        lead="An objection stays open until the buyer says yes on its step. Circling back is our part; done does not resolve it."
        actions={
          <>
            <ButtonLink to="/circle-back/rates">Rates</ButtonLink>
            <ButtonLink to="/circle-back/reps">Calendars and mail</ButtonLink>
          </>
        }
      />
      <ShowTabs {...{ filters, totals, me, hrefFor }} />
      <LedgerFilterBar {...{ report, choices, hrefFor }} />
      {report.rows.length === 0 ? (
        <NoObjection filters={filters} />
      ) : (
        <>
          <LedgerOrder report={report} />
          <ObjectionList {...{ report, me, refusal }} action={hrefFor(filters)} />
          <p className="no-print mt-2 flex justify-end text-sm">
            <ExportLink table="circle-back" of="Open objections" named />
          </p>
          <Pagination
            {...{ page, pages, total: totals.objections }}
            noun={totals.objections === 1 ? "objection" : "objections"}
            from={(page - 1) * pageSize + 1}
            to={Math.min(page * pageSize, totals.objections)}
            hrefFor={(page) => hrefFor({ ...filters, page })}
          />
        </>
      )}
    </>
  );
}

function NoObjection({ filters }: { filters: LedgerFilters }) {
  if (narrowsLedger(filters))
    return (
      <EmptyState
        title="No open objection is in these filters"
        actions={<ButtonLink to={hrefFor({ asOf: filters.asOf })}>Show all open objections</ButtonLink>}
      >
        {filters.notKnown
          ? `${filters.notKnown.map(notKnownText).join("; ")}.`
          : "What is chosen above leaves none; there may be others."}
      </EmptyState>
    );
  return (
    <EmptyState
      title={filters.asOf ? "No objection was open on that day" : "No objection is open"}
      actions={<ButtonLink to="/placket">Look at the leads’ buttons</ButtonLink>}
    >
      An objection comes from a negative signal: “too expensive”, a contract with someone else, a buyer who
      stopped replying. Import signals, or enter them on a lead’s page.
    </EmptyState>
  );
}
