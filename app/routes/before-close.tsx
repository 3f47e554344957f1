// Before the closing meeting: which buttons are still open, and what to ask.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { BeforeCloseCard } from "../components/BeforeCloseCard";
import { Button, ButtonLink } from "../components/forms/Button";
import { SelectField } from "../components/forms/Field";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { decodeBeforeClose, encodeBeforeClose } from "../domain/beforeCloseFilters";
import { formatCount } from "../domain/rates";
import { type BeforeCloseReport, beforeCloseReport } from "../reports/beforeCloseReport";

const pageSize = 50;

export const meta: MetaFunction = () => [{ title: "Before close – Placket" }];

export async function loader({ request, context: { db, organizationId } }: LoaderFunctionArgs) {
  const filters = decodeBeforeClose(new URL(request.url).searchParams);
  return readOrganization(db, organizationId, (db) => beforeCloseReport(db, filters, { pageSize }));
}

export default function BeforeClose() {
  const report = useLoaderData<typeof loader>();
  const { asOf, currency, filters, leads, unrecorded, owners, page, pages, rows, why } = report;
  const query = filters.asOf ? `?as-of=${filters.asOf}` : "";
  const hrefFor = (page: number) => `/before-close?${encodeBeforeClose({ ...filters, page })}`;
  return (
    <>
      <PageHeader place="Before close" title={titleOf(report)} lead={why ?? undefined} />
      {owners.length > 0 || filters.owner !== undefined ? (
        <Form
          method="get"
          action="/before-close"
          className="no-print mb-5 flex items-end gap-2"
          key={filters.owner}
        >
          <div className="min-w-0 flex-1 sm:max-w-72">
            <SelectField label="Whose" name="owner" defaultValue={filters.owner ?? ""}>
              <option value="">everybody’s</option>
              {filters.owner !== undefined && !owners.some(({ owner }) => owner === filters.owner) ? (
                <option value={filters.owner}>{filters.owner}</option>
              ) : null}
              {owners.map(({ owner, leads }) => (
                <option key={owner} value={owner}>
                  {`${owner} (${formatCount(leads)})`}
                </option>
              ))}
            </SelectField>
          </div>
          {filters.asOf ? <input type="hidden" name="as-of" value={filters.asOf} /> : null}
          <Button look="secondary">Show</Button>
        </Form>
      ) : null}
      {leads === 0 ? (
        <EmptyState
          title="No lead is near the close"
          actions={
            <ButtonLink to={filters.owner ? "/before-close" : "/placket"}>
              {filters.owner ? "Everybody’s" : "All rows of buttons"}
            </ButtonLink>
          }
        >
          A lead comes here when its buyer speaks on one of the last two steps, or when a deal is open and a
          meeting is agreed for today or later.
        </EmptyState>
      ) : (
        <>
          <ul className="grid gap-4 lg:grid-cols-2 print:block print:space-y-4">
            {rows.map((lead) => (
              <BeforeCloseCard key={lead.standing.leadId} {...{ lead, asOf, currency, query }} />
            ))}
          </ul>
          <Pagination
            {...{ page, pages, total: leads, noun: leads === 1 ? "lead" : "leads", hrefFor }}
            from={(page - 1) * pageSize + 1}
            to={Math.min(page * pageSize, leads)}
          />
        </>
      )}
      {unrecorded > 0 ? (
        <p className="mt-6 text-sm text-faint">
          <Link to="/placket?step=0&state=active" className="quiet-link tap">
            {formatCount(unrecorded)} {unrecorded === 1 ? "lead has" : "leads have"} an open deal and no step
            recorded
          </Link>
          : nobody can say how near the close they are.
        </p>
      ) : null}
    </>
  );
}

function titleOf({ leads, today, rows, pages }: BeforeCloseReport): string {
  const open = rows.reduce((sum, row) => sum + row.open.length, 0);
  const buttons = pages > 1 ? "" : `, ${formatCount(open)} ${open === 1 ? "button" : "buttons"} still open`;
  if (leads === 0) return "Nothing to button up before a closing meeting";
  if (today > 0)
    return `${formatCount(today)} ${today === 1 ? "meeting" : "meetings"} today; ${formatCount(leads)} ${leads === 1 ? "lead" : "leads"} near the close${buttons}`;
  return `${formatCount(leads)} ${leads === 1 ? "lead" : "leads"} near the close${buttons}`;
}
