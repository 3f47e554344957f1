// Accounts that were bought twice inside a vendor's window: both prices, both dates, and from whom to claim.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { Figure, FigureRow } from "../components/Figure";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { Money } from "../components/Money";
import { PaidTwiceTable } from "../components/matches/PaidTwiceTable";
import { formatMoney } from "../domain/money";
import { noPrice, unpricedText } from "../domain/otherCurrencies";
import {
  decodePaidTwiceFilters,
  encodePaidTwiceFilters,
  type PaidTwiceFilters,
  soldBy,
} from "../domain/paidTwiceFilters";
import { formatCount } from "../domain/rates";
import { paidTwiceReport } from "../reports/paidTwiceReport";

const pageSize = 50;

export const meta: MetaFunction = () => [{ title: "Paid twice – Placket" }];

export async function loader({ request, context: { db, organizationId } }: LoaderFunctionArgs) {
  const filters = decodePaidTwiceFilters(new URL(request.url).searchParams);
  const report = await readOrganization(db, organizationId, (db) =>
    paidTwiceReport(db, filters, { pageSize }),
  );
  return { report, asOf: report.asOf };
}

const hrefFor = (filters: PaidTwiceFilters) => {
  const query = encodePaidTwiceFilters(filters);
  return `/paid-twice${query && `?${query}`}`;
};

export default function PaidTwice() {
  const { report } = useLoaderData<typeof loader>();
  const { filters, own, others, total, page, pages, currency, rows } = report;
  const { sold, page: _, ...narrowed } = filters;
  const filtered = encodePaidTwiceFilters({ ...narrowed, ...(sold && { sold }) }) !== "";
  const left = own.priced === 0 ? null : own.cost_minor - own.credited_minor;
  return (
    <>
      <PageHeader
        place="Paid twice"
        title={
          total === 0
            ? `No account${filtered ? " in these filters" : ""} was paid for twice inside a vendor’s window`
            : `${formatCount(total)} ${total === 1 ? "lead is" : "leads are"} of an account that was paid for before${left === null ? "" : `: ${formatMoney(left, currency)} to claim`}`
        }
        lead="The same account, sold again by one vendor or by another before its window was over. The one who sold it last owes the money."
      />
      <FilterBar
        filters={narrowed}
        {...report.choices}
        action="/paid-twice"
        hrefFor={(next) => hrefFor({ ...next, ...(sold && { sold }) })}
        keep={sold ? [["sold", sold.replace(" ", "-")]] : []}
      />
      <nav aria-label="Sold by" className="no-print mb-6">
        <ul className="flex flex-wrap gap-2">
          {[undefined, ...soldBy].map((name) => (
            <li key={name ?? "all"}>
              <Link
                to={hrefFor({ ...narrowed, notKnown: undefined, ...(name && { sold: name }) })}
                aria-current={!narrowed.notKnown && sold === name}
                className="tap inline-flex min-h-9 items-center rounded-full border border-edge px-3 text-sm text-soft hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-wash aria-[current=true]:font-medium aria-[current=true]:text-accent"
              >
                {name === undefined
                  ? "All"
                  : name === "one vendor"
                    ? "Twice by one vendor"
                    : "By two vendors"}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {total === 0 && filtered ? (
        <EmptyState
          title="Nothing to claim in these filters"
          actions={<ButtonLink to="/paid-twice">Show all that was paid twice</ButtonLink>}
        >
          What is chosen above leaves no lead of an account that was paid for before; there may be others.
        </EmptyState>
      ) : total === 0 ? (
        <EmptyState title="Nothing to claim here">
          Every bought lead is compared with those before it: the same person, or the same account from
          another list. Each vendor’s window says how long a repeat is its fault.
        </EmptyState>
      ) : (
        <>
          <FigureRow>
            <Figure
              label="Second prices"
              value={
                <Money
                  minor={own.priced === 0 ? null : own.cost_minor}
                  currency={currency}
                  reason={noPrice(currency, "second lead")}
                />
              }
              note={own.priced < own.leads ? unpricedText(own.leads - own.priced, own.leads) : undefined}
              how="What the second purchases cost, before anything came back. To the cent; the first purchases are not in it."
            />
            <Figure
              label="Came back"
              means="credits"
              value={<Money minor={own.credited_minor} currency={currency} />}
            />
            <Figure
              label="Left to claim"
              tone="stalled"
              value={<Money minor={left} currency={currency} reason={noPrice(currency, "second lead")} />}
              how="Second prices, less what came back for those leads. Leads that were won or have a defect are counted too: they were sold twice all the same. Where the money went, they stand under won and defect, so its duplicates are fewer."
            />
          </FigureRow>
          {others.map((sum) => (
            <p key={sum.currency} className="mt-3 text-soft">
              In {sum.currency}, kept apart: {formatCount(sum.leads)} more,{" "}
              {sum.priced === 0
                ? "none with a price"
                : formatMoney(sum.cost_minor - sum.credited_minor, sum.currency)}
              .
            </p>
          ))}
          <div className="mt-6 rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
            <PaidTwiceTable rows={rows} />
          </div>
          <Pagination
            {...{ page, pages, total }}
            noun={total === 1 ? "lead" : "leads"}
            from={(page - 1) * pageSize + 1}
            to={Math.min(page * pageSize, total)}
            hrefFor={(page) => hrefFor({ ...filters, page })}
          />
        </>
      )}
    </>
  );
}
