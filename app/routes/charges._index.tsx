// What was charged, what came back, what does it fall on, and which money can no lead carry?
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { DeletedMoney } from "../components/DeletedMoney";
import { ButtonLink } from "../components/forms/Button";
import { EmptyState } from "../components/layout/EmptyState";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { MoneyFilterBar } from "../components/MoneyFilterBar";
import { MoneyTable } from "../components/MoneyTable";
import { notKnownText } from "../domain/addressWords";
import { formatMoney } from "../domain/money";
import { decodeMoneyFilters, encodeMoneyFilters, type MoneyFilters } from "../domain/moneyFilters";
import { moneyTitle } from "../domain/moneySentences";
import { chargesReport } from "../reports/chargesReport";
import { postTakeBack } from "../server/deletedMoneyAction";
import { notFound } from "../server/foundImport";
import { safeRedirect } from "../server/safeRedirect";

const pageSize = 50;
const doneWords: Record<string, string> = {
  ...{ entered: "Entered", changed: "Changed", deleted: "Deleted", back: "Taken back" },
};

export const meta: MetaFunction = () => [{ title: "Charges – Placket" }];

export async function loader({ request, context: { db, organizationId } }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const report = await readOrganization(db, organizationId, (db) =>
    chargesReport(db, decodeMoneyFilters(params), { pageSize }),
  );
  return { report, asOf: report.asOf, done: doneWords[params.get("done") ?? ""] ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const outcome = await postTakeBack(context, await request.formData());
  if (outcome === "missing") throw notFound();
  return "to" in outcome ? safeRedirect(outcome.to) : { trouble: outcome.errors.form };
}

const hrefFor = (filters: MoneyFilters) => {
  const query = encodeMoneyFilters(filters);
  return `/charges${query && `?${query}`}`;
};

export default function Charges() {
  const { report, asOf, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { filters, sums, lines, deleted, total, page, pages } = report;
  const [own, ...others] = sums;
  const spoken = own && (own.chargedMinor > 0 || others.length === 0) ? own : others[0];
  const filtered = Object.keys(filters).length > 0;
  const nothing = `No charge or credit ${filtered ? "under these filters" : "yet"}`;
  return (
    <>
      <PageHeader
        place="Charges"
        title={total === 0 ? nothing : ((spoken && moneyTitle(spoken)) ?? "Charges")}
        lead={
          own && own.pricedMinor > 0
            ? `${total === 0 ? "Leads" : "Beside that, leads"} of ${own.pricedLists} ${own.pricedLists === 1 ? "list" : "lists"} carry ${formatMoney(own.pricedMinor, own.currency)} as priced in their files.`
            : undefined
        }
        actions={
          <>
            <ButtonLink to="/charges/new" look="primary">
              Add a charge
            </ButtonLink>
            <ButtonLink to="/credits/new">Add a credit</ButtonLink>
          </>
        }
      />
      {refused?.trouble ? (
        <div className="mb-6">
          <Notice tone="error" title="It was not taken back">
            {refused.trouble}
          </Notice>
        </div>
      ) : null}
      {done && !refused ? (
        <div className="mb-6">
          <Notice tone="done" title={`${done}: what each lead cost is worked out anew`} />
        </div>
      ) : null}
      <MoneyFilterBar filters={filters} choices={report.choices} />
      {others.some(
        ({ chargedMinor, creditedMinor, pricedMinor }) => chargedMinor + creditedMinor + pricedMinor > 0,
      ) ? (
        <ul className="mb-4 text-soft">
          {others.map((sum) => (
            <li key={sum.currency}>
              In {sum.currency}, kept apart: {moneyTitle(sum)}
              {sum.pricedMinor > 0 ? `; ${formatMoney(sum.pricedMinor, sum.currency)} as priced` : ""}.
            </li>
          ))}
        </ul>
      ) : null}
      {lines.length === 0 && filtered ? (
        <EmptyState
          title="Nothing is in these filters"
          actions={<ButtonLink to="/charges">Show all charges and credits</ButtonLink>}
        >
          {filters.notKnown
            ? `${filters.notKnown.map(notKnownText).join("; ")}.`
            : "What is chosen above leaves none; there may be others."}
        </EmptyState>
      ) : lines.length === 0 ? (
        <EmptyState title="Nothing to list">
          Enter one here, or import an invoice as a file: its lines become charges, and each lead’s cost is
          right at once.
        </EmptyState>
      ) : (
        <div className="rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
          <MoneyTable {...{ lines, asOf }} />
          <Pagination
            {...{ page, pages, total }}
            noun={total === 1 ? "line" : "lines"}
            from={(page - 1) * pageSize + 1}
            to={Math.min(page * pageSize, total)}
            hrefFor={(page) => hrefFor({ ...filters, page })}
          />
        </div>
      )}
      {deleted.lines.length === 0 ? null : <DeletedMoney {...deleted} />}
    </>
  );
}
