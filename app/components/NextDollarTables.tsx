// What is each use of the next dollar worth, side by side?

import { paybackText } from "../domain/figureTexts";
import { formatMoney } from "../domain/money";
import type { Spread } from "../domain/nextDollar";
import { leftOutText, winsTexts } from "../domain/nextDollarSentence";
import { noCharge, noPrice } from "../domain/otherCurrencies";
import { formatCount, formatPercent } from "../domain/rates";
import type { NextDollarReport } from "../reports/nextDollarReport";
import { Count } from "./Count";
import { type Column, DataTable } from "./DataTable";
import { Money } from "./Money";
import { RateWithInterval } from "./RateWithInterval";
import { Unknown } from "./Unknown";

interface RangeProps {
  spread: Spread | null;
  /** The number, and its ends as a range. */
  texts: (spread: Spread) => { value: string; range: string };
  reason?: string;
}

const unanswered =
  "no answered objection here has come to an end, or it is the close, where an answer is the win itself";

/** A number and under it the ends of its interval. */
function Range({ spread, texts, reason = "nobody got through yet" }: RangeProps) {
  if (spread === null) return <Unknown reason={reason} />;
  const { value, range } = texts(spread);
  return (
    <>
      <span className="font-medium">{value}</span>
      <span className="block text-xs whitespace-nowrap text-faint">{range}</span>
    </>
  );
}

function Wins({ spread, reason }: Pick<RangeProps, "spread" | "reason">) {
  return <Range {...{ spread, reason }} texts={winsTexts} />;
}

export function FixTable({ report }: { report: NextDollarReport }) {
  const { fixes, currency } = report;
  const money = (minor: number) => formatMoney(Math.round(minor), currency, { whole: true });
  const columns: Column<NextDollarReport["fixes"][number]>[] = [
    { key: "step", label: "Step", means: "step", names: true, cell: ({ step }) => step },
    {
      key: "pass",
      label: "Get through",
      means: "passRate",
      align: "end",
      cell: ({ passRate }) => <RateWithInterval rate={passRate} />,
    },
    {
      ...{ key: "won", label: "Won of these", align: "end", means: "wonOfThrough" },
      cell: ({ winRate }) => <RateWithInterval rate={winRate} reason="nobody got through yet" />,
    },
    {
      key: "points",
      label: "Points added",
      means: "pointsAdded",
      align: "end",
      cell: ({ points }) => formatPercent(points),
    },
    {
      ...{ key: "wins", label: "More wins of 100 leads", align: "end", means: "moreWins" },
      cell: ({ wins }) => <Wins spread={wins} />,
    },
    {
      ...{ key: "profit", label: "Gross profit of them", align: "end", means: "profitOfMore" },
      cell: ({ profitMinor }) =>
        profitMinor === null ? (
          <Unknown reason="the gross profit of a win is not known: type it above" />
        ) : (
          <Range
            spread={profitMinor}
            texts={({ value, low, high }) => ({
              value: money(value),
              range: `${money(low)} to ${money(high)}`,
            })}
          />
        ),
    },
    {
      ...{ key: "same", label: "The same as more leads", align: "end", means: "sameAsLeads" },
      cell: ({ same }) =>
        same === null ? (
          <Unknown reason={`no vendor has both a cost of a lead in ${currency} and a win`} />
        ) : (
          <>
            <Money minor={same.costMinor} currency={currency} whole />
            <span className="block text-xs text-faint">
              {same.vendor}; {formatMoney(same.lowMinor, currency, { whole: true })} to{" "}
              {same.highMinor === null ? "unknown" : formatMoney(same.highMinor, currency, { whole: true })}
            </span>
          </>
        ),
    },
  ];
  return (
    <DataTable
      caption="What points at each step are worth"
      columns={columns}
      rows={fixes}
      exportAs="fixes"
      rowKey={({ stepId }) => stepId}
      stacked
    />
  );
}

export function BuyTable({ report: { vendors, currency } }: { report: NextDollarReport }) {
  const columns: Column<NextDollarReport["vendors"][number]>[] = [
    {
      key: "vendor",
      label: "Vendor",
      means: "vendor",
      names: true,
      cell: ({ vendor }) => <bdi>{vendor}</bdi>,
    },
    {
      key: "cpl",
      label: "CPL",
      align: "end",
      means: "cpl",
      cell: ({ cplMinor }) => <Money minor={cplMinor} currency={currency} reason={noCharge(currency)} />,
    },
    {
      ...{ key: "close", label: "Close rate", align: "end", means: "closeRate" },
      cell: ({ closeRate }) => <RateWithInterval rate={closeRate} reason="no lead is old enough" />,
    },
    {
      ...{ key: "win", label: "Cost of a win", align: "end", means: "winCost" },
      cell: ({ perWinMinor }) => (
        <Money minor={perWinMinor} currency={currency} whole reason={`no win, or ${noPrice(currency)}`} />
      ),
    },
    {
      ...{ key: "payback", label: "Payback", align: "end", means: "payback" },
      cell: ({ payback }) => paybackText(payback) ?? <Unknown reason="no won deal has an MRR and a margin" />,
    },
  ];
  return (
    <DataTable
      caption="What more leads of each vendor cost"
      columns={columns}
      rows={vendors}
      exportAs="win-costs"
      rowKey={({ vendorId }) => vendorId}
      stacked
    />
  );
}

export function HeldTable({
  report,
  hrefFor,
}: {
  report: NextDollarReport;
  hrefFor: (stepId: number) => string;
}) {
  const { circleBack } = report;
  const leftOut = leftOutText(circleBack);
  const columns: Column<NextDollarReport["held"][number]>[] = [
    { key: "step", label: "Step", means: "step", names: true, cell: ({ step }) => step, foot: "All of them" },
    {
      ...{ key: "leads", label: "Open leads held there", align: "end", means: "heldLeads" },
      cell: ({ leads }) => formatCount(leads),
    },
    {
      ...{ key: "objections", label: "Open objections", align: "end", means: "heldObjections" },
      cell: ({ objections, stepId }) => <Count value={objections} href={hrefFor(stepId)} />,
      foot: formatCount(circleBack.objections + circleBack.leftOut.objections),
    },
    {
      ...{ key: "answered", label: "Won where answered", align: "end", means: "winWhenAnswered" },
      cell: ({ answered }) => <RateWithInterval rate={answered} reason={unanswered} />,
    },
    {
      ...{ key: "wins", label: "Wins, if all were answered", align: "end", means: "winsIfAnswered" },
      cell: ({ wins }) => <Wins spread={wins} reason={unanswered} />,
      foot: (
        <>
          <Wins spread={circleBack.wins} reason={unanswered} />
          {leftOut ? <span className="block text-xs text-faint">{leftOut}</span> : null}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption="Open objections to circle back on"
      columns={columns}
      rows={report.held}
      rowKey={({ stepId }) => stepId}
      stacked
    />
  );
}
