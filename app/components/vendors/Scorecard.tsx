// What stands on the one sheet about a vendor?
import { formatDay } from "../../domain/day";
import { costRangeText, paybackText, ripenessText, speedText } from "../../domain/figureTexts";
import { formatMoney } from "../../domain/money";
import { basisSentence } from "../../domain/moneySettings";
import { leftOutTexts } from "../../domain/otherCurrencies";
import {
  formatCount,
  formatPercent,
  formatPercentRange,
  type Rate,
  tightPercentRange,
} from "../../domain/rates";
import { returnText } from "../../domain/returns";
import { placeText } from "../../domain/vendorRanking";
import type { Figures } from "../../reports/vendorFigures";
import type { VendorReport } from "../../reports/vendorReport";
import { partyLooks } from "../charts/partyLooks";
import { landed } from "./BucketTable";
import { SheetTable } from "./SheetTable";

/** So many lists fit on the sheet. */
const mostLists = 8;

export function Scorecard({ report }: { report: VendorReport }) {
  const { vendor, figures, place, lists, currency, money: reckoned, asOf, filters, horizonDays } = report;
  const money = (minor: number | null) => formatMoney(minor, currency, { whole: true });
  const bought = [
    ...(filters.from ? [`bought from ${formatDay(filters.from)}`] : []),
    ...(filters.to ? [`bought to ${formatDay(filters.to)}`] : []),
  ];
  return (
    <article aria-labelledby="scorecard" className="text-sm print:text-[8.5pt]/[1.35]">
      <header className="flex flex-wrap items-end justify-between gap-x-6 border-b-2 border-ink pb-2">
        <h1 id="scorecard" className="text-2xl font-semibold tracking-tight print:text-[16pt]">
          {vendor}
        </h1>
        <p className="text-soft">{[...bought, `as of the end of ${formatDay(asOf)}`].join(", ")}</p>
      </header>
      {figures === null ? (
        <p className="mt-4">Nothing of this vendor is in these dates.</p>
      ) : (
        <>
          <p className="mt-2">
            {formatCount(figures.leads)} {figures.leads === 1 ? "lead" : "leads"},{" "}
            {ripenessText(figures.ripeness)}. By close rate {placeText(place)}.
          </p>
          <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2.5 border-b border-line pb-3 sm:grid-cols-4 print:grid-cols-4">
            {mainFigures(figures, currency, money).map(({ name, value, note }) => (
              <div key={name}>
                <dt className="text-xs text-soft">{name}</dt>
                <dd className="text-lg font-semibold">{value}</dd>
                <dd className="text-xs text-soft">{note}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2 print:grid-cols-2">
            <SheetTable
              caption="What each button costs"
              heads={["Step", "Reached", "Through", "Per lead through"]}
              rows={figures.steps.map(({ step, reached, passed }) => [
                ...[step, formatCount(reached.leads), formatCount(passed.leads), money(passed.costMinor)],
              ])}
            />
            <SheetTable
              caption="Where the money went"
              heads={["Bucket", "On whom", "Leads", "Money"]}
              rows={landed(figures).map(({ bucket, onWhom, leads, minor }) => [
                ...[bucket, partyLooks[onWhom].label, formatCount(leads), money(minor)],
              ])}
              words={2}
            />
          </div>
          <div className="mt-3">
            <SheetTable
              caption={
                lists.length > mostLists ? `The ${mostLists} newest of ${lists.length} lists` : "Its lists"
              }
              heads={[
                "List",
                "Leads",
                "Net spend",
                "Held",
                "Per held",
                "Close rate",
                "Won",
                "MRR won",
                "Waste",
              ]}
              rows={lists
                .slice(0, mostLists)
                .map((list) => [
                  ...[list.list, formatCount(list.leads), money(list.spendMinor)],
                  ...[formatCount(list.held?.leads ?? null), money(list.held?.costMinor ?? null)],
                  list.closeRate.value === null
                    ? `— (${formatCount(list.closeRate.tooYoung)} too young)`
                    : sure(list.closeRate),
                  ...[formatCount(list.won), money(list.mrrMinor), money(list.wasteMinor)],
                ])}
            />
          </div>
          <p className="mt-3 border-t border-line pt-2 text-xs text-soft print:text-[7pt]/[1.3]">
            Net spend: charges less credits. Per held: net spend ÷ leads with an appointment held; a no-show
            is not. Through: the step is buttoned, or the buyer spoke on a later one. Close rate: won within{" "}
            {horizonDays} days ÷ leads bought at least as long ago, wins without a date in neither; ranges are
            Wilson’s 95 %. ROI: (gross profit − net spend) ÷ net spend; realised is received to date,
            contracted is signed, projected adds open leads × their chance to win × the usual profit, with a
            95 % range. {basisSentence(reckoned)}{" "}
            {figures.ownCostMinor === null ? null : "CAC and payback hold our own sales cost."} “At least”:
            the profit of a won deal is not known. Waste: defects, duplicates, leads never worked, no-shows,
            objections left open, leads gone silent, losses without a reason. — is unknown.
          </p>
        </>
      )}
    </article>
  );
}

function mainFigures(figures: Figures, currency: string, money: (minor: number | null) => string) {
  const { closeRate, showRate, held, speed, projected } = figures;
  const worked = `${formatPercent(speed.worked.value)} worked at all`;
  return [
    {
      ...{ name: "Net spend", value: money(figures.spendMinor) },
      note: [
        ...(figures.cplMinor === null ? [] : [`${money(figures.cplMinor)} a lead`]),
        ...leftOutTexts({ ...figures, pricedLeads: figures.leads - figures.unpriced }),
      ].join("; "),
    },
    {
      ...{ name: "An appointment held costs", value: money(held?.costMinor ?? null) },
      note:
        held === null
          ? ""
          : [costRangeText(held, currency) ?? [], `${formatCount(held.leads)} held`].flat().join(", "),
    },
    { name: "Show rate", value: formatPercent(showRate.value), note: spread(showRate) },
    {
      ...{ name: "Close rate", value: formatPercent(closeRate.value) },
      note: `${spread(closeRate)}, ${formatCount(closeRate.tooYoung)} too young`,
    },
    { name: "Won", value: formatCount(figures.won), note: `CAC ${money(figures.cacMinor)}` },
    {
      ...{ name: "MRR won", value: money(figures.mrrMinor) },
      note: `${money(figures.contractValueMinor)} contract value`,
    },
    {
      name: "Payback",
      value: paybackText(figures.payback) ?? "—",
      note: figures.ownCostMinor === null ? "of the net spend" : "of net spend and own sales cost",
    },
    { name: "First worked", value: speedText(speed) ?? "—", note: worked },
    { name: "ROI realised", value: returnText(figures.realised) ?? "—", note: "received to date" },
    { name: "ROI contracted", value: returnText(figures.contracted) ?? "—", note: "signed" },
    {
      ...{ name: "ROI projected", value: returnText(projected) ?? "—" },
      note: projected.atLeast === null ? (projected.why ?? "") : formatPercentRange(projected),
    },
    { name: "Waste", value: money(figures.wasteMinor), note: `${formatCount(figures.wasteLeads)} leads` },
  ];
}

function spread({ low, high, n }: Rate): string {
  return low === null ? "nothing to divide by" : `${formatPercentRange({ low, high })}, n ${formatCount(n)}`;
}

function sure(rate: Rate): string {
  return `${formatPercent(rate.value)} (${tightPercentRange(rate)})`;
}
