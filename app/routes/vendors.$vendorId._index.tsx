// What did this vendor's leads cost and bring, list by list, and where did the money go?
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CohortChart } from "../components/charts/CohortChart";
import { ExportLink } from "../components/ExportLink";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { BucketTable } from "../components/vendors/BucketTable";
import { FiguresTable } from "../components/vendors/FiguresTable";
import type { FigureRow } from "../components/vendors/figureColumns";
import { ReturnsSection } from "../components/vendors/ReturnsSection";
import { StepCostTable } from "../components/vendors/StepCostTable";
import { VendorFigures } from "../components/vendors/VendorFigures";
import { curveTitle } from "../domain/chartTitles";
import { formatDay } from "../domain/day";
import { type FigureCell, figureCellFilters } from "../domain/drill";
import { ripenessSentence } from "../domain/figureTexts";
import { encodeFilters, encodeLeadFilters, type Filters } from "../domain/filters";
import { placeText, vendorSentence } from "../domain/vendorRanking";
import { loadVendor } from "../server/loadVendor";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.report.vendor ?? "Vendor"} – Placket` },
];

export async function loader(args: LoaderFunctionArgs) {
  return loadVendor(args);
}

export default function Vendor() {
  const { report } = useLoaderData<typeof loader>();
  const { vendorId, vendor, figures, place, lists, filters, currency, money, asOf, horizonDays } = report;
  const { curve, drawn } = report;
  const here = `/vendors/${vendorId}`;
  const own = { ...filters, vendor: vendorId };
  const leadsHref = (cell: FigureCell, list?: number) =>
    href(
      "/leads",
      encodeLeadFilters({
        ...{ ...own, ...(list !== undefined && { list }) },
        ...figureCellFilters(cell, { ...filters, asOf, horizonDays }),
      }),
    );
  return (
    <>
      <PageHeader
        place={<Link to={href("/vendors", encodeFilters(filters))}>Vendors</Link>}
        title={figures ? vendorSentence(vendor, figures, currency) : vendor}
        lead={
          figures ? `${ripenessSentence(figures.ripeness)} By close rate: ${placeText(place)}.` : undefined
        }
        actions={
          <ButtonLink to={href(`${here}/scorecard`, encodeFilters(filters))}>Scorecard to print</ButtonLink>
        }
      />
      <FilterBar
        filters={filters}
        action={here}
        hrefFor={(next: Filters) => href(here, encodeFilters(next))}
      />
      {figures === null ? (
        <EmptyState
          title="Nothing of this vendor is in these filters"
          actions={<ButtonLink to={here}>Clear the filters</ButtonLink>}
        >
          Its leads were bought on other days.
        </EmptyState>
      ) : (
        <>
          <VendorFigures figures={figures} currency={currency} money={money} hrefFor={leadsHref} />
          <ReturnsSection {...{ figures, curve, currency, money, horizonDays }} />
          <div className="mt-8 grid grid-cols-[minmax(0,1fr)]">
            <CohortChart
              title={curveTitle({ ...curve, value: curve.won }, horizonDays)}
              note="The line is the share that probably had won, or was lost, by that day after the purchase; the band holds it with 95 %. All leads of the vendor are in it, whenever they were bought; leads with a defect, or whose cost came back, are not."
              curves={drawn}
              horizonDays={horizonDays}
              state={
                drawn.length === 0
                  ? { kind: "tooFew", teach: "No lead of this vendor has a known day of purchase." }
                  : nobodyEnded(drawn[0])
                    ? {
                        kind: "tooFew",
                        teach: "None of its leads is won or lost yet: there is no curve to draw.",
                      }
                    : undefined
              }
              footnote={`As of the end of ${formatDay(asOf)}.${curve.doubt ? ` It says little yet: ${curve.doubt}.` : ""}`}
            />
          </div>
          <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-8 lg:grid-cols-2">
            <div>
              <Section
                title="What each button costs"
                note="The same net spend, divided by the leads that came so far."
                sheet
              >
                <StepCostTable steps={figures.steps} currency={currency} hrefFor={leadsHref} />
              </Section>
            </div>
            <div>
              <Section
                title="Where the money went"
                note="Each lead’s cost lands in one bucket; together they are the charges."
                sheet
              >
                <BucketTable figures={figures} currency={currency} hrefFor={leadsHref} />
              </Section>
            </div>
          </div>
          <FiguresTable
            head="List"
            rows={lists.map((row): FigureRow => ({ id: row.listId, name: row.list, ...row }))}
            currency={currency}
            horizonDays={horizonDays}
            money={money}
            hrefFor={({ id }, cell) => leadsHref(cell, id)}
            nameHref={({ id }) => leadsHref("leads", id)}
            vendorId={vendorId}
          />
          <Section title="Look closer">
            <ul className="flex flex-wrap gap-x-6 gap-y-1">
              {[
                {
                  to: href("/waste", encodeFilters(own)),
                  label: "Its waste, by list, month, step and issue",
                },
                { to: href("/leads", encodeFilters(own)), label: "Its leads" },
                { to: href("/circle-back", encodeFilters(own)), label: "Its open objections" },
                { to: `/charges?vendor=${vendorId}`, label: "Its charges and credits" },
              ].map(({ to, label }) => (
                <li key={label}>
                  <Link to={to} className="text-link tap inline-flex items-center">
                    {label}
                  </Link>
                </li>
              ))}
              <li>
                <ExportLink table="deals" of="Its deals" named also={{ vendor: vendorId }} />
              </li>
            </ul>
          </Section>
        </>
      )}
    </>
  );
}

function nobodyEnded(own: { events: { won: number; lost: number } } | undefined): boolean {
  return own === undefined || own.events.won + own.events.lost === 0;
}

function href(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
