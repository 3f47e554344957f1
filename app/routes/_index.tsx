// The board: where do bought leads stall, and what stands there?
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { StallChart } from "../components/charts/StallChart";
import { TrendChart } from "../components/charts/TrendChart";
import { VendorChart } from "../components/charts/VendorChart";
import { Figure, FigureRow } from "../components/Figure";
import { Findings } from "../components/Findings";
import { FirstSteps } from "../components/FirstSteps";
import { FilterBar } from "../components/forms/FilterBar";
import { PageHeader } from "../components/layout/PageHeader";
import { Money } from "../components/Money";
import { MatchingLeft } from "../components/matches/MatchingLeft";
import { RateWithInterval } from "../components/RateWithInterval";
import { StateCounts } from "../components/StateCounts";
import { stallTitle, trendTitle, vendorTitle } from "../domain/chartTitles";
import { formatDay } from "../domain/day";
import { stallCellFilters, trendCellFilters, vendorCellFilters } from "../domain/drill";
import { decodeFilters, encodeFilters, encodeLeadFilters, type Filters } from "../domain/filters";
import { noPrice, sumNote } from "../domain/otherCurrencies";
import { formatCount, formatPercentRange } from "../domain/rates";
import { unmatchedPath } from "../domain/unmatchedQuery";
import { boardReport, matchRate } from "../reports/boardReport";
import { matchingLeft } from "../reports/matchingReport";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.stalls.leads ? `${data.headline.sentence} – Placket` : "Placket" },
];

export async function loader({ request, context: { glance, reports } }: LoaderFunctionArgs) {
  const filters = decodeFilters(new URL(request.url).searchParams);
  const { asOf } = filters;
  const [board, rate, left] = await Promise.all([
    reports("board", filters, (db) => boardReport(db, filters)),
    reports("match rate", { asOf }, (db) => matchRate(db, { asOf })),
    glance(matchingLeft),
  ]);
  return { ...board, matchRate: rate, matchingLeft: left };
}

export default function Board() {
  const {
    findings,
    headline,
    stalls,
    vendors,
    trend,
    choices,
    imports,
    timeZone,
    matchRate: matched,
    matchingLeft: left,
  } = useLoaderData<typeof loader>();
  const { filters, currency, asOf } = stalls;
  if (imports === 0) return <FirstSteps currency={currency} timeZone={timeZone} />;
  const leadsHref = (more: object) => href("/leads", encodeLeadFilters({ ...filters, ...more }));
  const { asOf: _, ...narrowing } = filters;
  const narrowed = encodeFilters(narrowing) !== "";
  const footnote = `As of the end of ${formatDay(asOf)}.`;
  return (
    <>
      <PageHeader place="Board" title={headline.sentence} lead={headline.aside ?? undefined} />
      <MatchingLeft rows={left} />
      <FilterBar
        filters={filters}
        {...choices}
        action="/"
        hrefFor={(next: Filters) => href("/", encodeFilters(next))}
      />
      <Findings findings={findings} filters={filters} />
      <FigureRow>
        <Figure
          label="Net spend"
          means="netSpend"
          inputs={{ leads: stalls.leads }}
          n={stalls.pricedLeads}
          how="n counts the leads with a price."
          value={
            <Money
              minor={stalls.spendMinor}
              currency={currency}
              whole
              reason={noPrice(currency)}
              href={leadsHref({})}
            />
          }
          note={sumNote(stalls, stalls)}
        />
        <Figure
          label="Stranded"
          means="stranded"
          inputs={{
            stalledLeads: stalls.states.stalled,
            lostLeads: stalls.states.lost,
            unworkedLeads: stalls.states.unworked,
            netSpend: stalls.spendMinor,
          }}
          currency={currency}
          tone="stalled"
          value={
            <Money
              minor={stalls.strandedMinor}
              currency={currency}
              whole
              reason={noPrice(currency, "stuck lead")}
              href={leadsHref({ stranded: true })}
            />
          }
        />
        <Figure
          label="Leads"
          means="leads"
          n={stalls.leads}
          value={<StateCounts states={stalls.states} leads={stalls.leads} hrefFor={leadsHref} />}
        />
        <Figure
          label="Won deals matched"
          value={<RateWithInterval rate={matched} bare reason="no deal is won" />}
          note={
            <>
              {matched.value === null
                ? null
                : `${formatPercentRange(matched)} of ${formatCount(matched.n)}; `}
              <Link to={unmatchedPath({ status: "won", asOf: filters.asOf })} className="text-link tap">
                {formatCount(matched.n - matched.hits)} unmatched
              </Link>
              {narrowed ? "; of all won deals, whatever the filters choose" : null}
            </>
          }
          how="Won deals that a bought lead is linked to, of all won deals, whatever leads the filters choose."
        />
      </FigureRow>
      <div className="mt-6 grid gap-6">
        <StallChart
          title={stallTitle(stalls.steps, currency)}
          highlightStepId={headline.stepId ?? undefined}
          note="Buttoned leads went past a step; the others sit at it. The money is what leads stalled or lost there have cost; at the first step also those nobody worked."
          rows={stalls.steps}
          currency={currency}
          notRecorded={stalls.notRecorded}
          hrefFor={(step, cell) => leadsHref(stallCellFilters(step, cell))}
          state={stalls.leads === 0 ? { kind: "empty", teach: "No lead is in these filters." } : undefined}
          footnote={footnote}
        />
        <div className="grid gap-6 lg:grid-cols-2">
          <VendorChart
            title={vendorTitle(vendors.vendors)}
            note={`Close rate: won within ${vendors.vendors[0]?.closeRate.horizonDays ?? 180} days, of leads old enough to be judged; the line is the 95 % interval.`}
            rows={vendors.vendors}
            currency={currency}
            hrefFor={(vendor, cell) =>
              leadsHref(
                vendorCellFilters(vendor, cell, asOf, vendors.vendors[0]?.closeRate.horizonDays ?? 180),
              )
            }
            state={
              vendors.vendors.length === 0
                ? { kind: "empty", teach: "No vendor’s leads are in these filters." }
                : undefined
            }
            footnote={footnote}
          />
          <TrendChart
            title={trendTitle(trend)}
            note="A young month has not failed: its leads are still moving. Leads never worked or sent back are counted in the table."
            rows={trend}
            currency={currency}
            hrefFor={(month, cell) => leadsHref(trendCellFilters(month, cell))}
            state={trend.length === 0 ? { kind: "empty", teach: "No lead is in these filters." } : undefined}
            footnote={footnote}
          />
        </div>
      </div>
    </>
  );
}

function href(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
