// Where did each dollar go, from the charges over whose doing it was to the bucket it landed in?

import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { WasteCell } from "../../domain/drill";
import { noPrice } from "../../domain/otherCurrencies";
import { formatCount, formatPercent, ratio } from "../../domain/rates";
import { parties } from "../../domain/vocabulary";
import type { WasteReport } from "../../reports/wasteReport";
import type { BucketSum } from "../../reports/wasteSums";
import { Money } from "../Money";
import { ChartFrame, type ChartState } from "./ChartFrame";
import { FlowBands } from "./FlowBands";
import { type FlowBucket, type FlowParty, flowLayout } from "./flowLayout";
import { partyLooks } from "./partyLooks";
import { WasteTable } from "./WasteTable";

interface WasteChartProps {
  title: ReactNode;
  note?: ReactNode;
  report: Pick<WasteReport, "currency" | "chargesMinor" | "sums" | "buckets" | "parties">;
  hrefFor?: (cell: WasteCell) => string;
  state?: ChartState;
  footnote?: ReactNode;
}

const headHeight = 28;

export function WasteChart({ title, note, report, hrefFor, state, footnote }: WasteChartProps) {
  const { currency, chargesMinor } = report;
  const rows = report.sums.filter(({ minor, leads }) => leads > 0 || minor !== 0);
  const layout = flowLayout(rows, parties);
  const ready = !state || state.kind === "ready";
  return (
    <ChartFrame
      name="waste"
      {...{ title, note, state, footnote }}
      drawn
      height={ready ? headHeight + layout.height : 180}
      table={<WasteTable parts={report.buckets} currency={currency} hrefFor={hrefFor} />}
    >
      <div className="grid h-7 grid-cols-[5rem_minmax(0,1fr)] items-center gap-x-3 text-xs text-faint sm:grid-cols-[minmax(0,1fr)_22rem]">
        <p className="whitespace-nowrap">
          Charges <Money minor={chargesMinor} currency={currency} whole reason={noPrice(currency)} />
        </p>
        <p className="hidden text-right sm:block">on whom, and where it landed</p>
      </div>
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 sm:grid-cols-[minmax(0,1fr)_22rem]">
        <FlowBands layout={layout} />
        <ul>
          {layout.parties.map((party) => (
            <PartyRows key={party.onWhom} {...{ party, report, hrefFor }} />
          ))}
        </ul>
      </div>
    </ChartFrame>
  );
}

function PartyRows({
  party: { onWhom, buckets },
  report,
  hrefFor,
}: {
  party: FlowParty;
  report: WasteChartProps["report"];
  hrefFor: WasteChartProps["hrefFor"];
}) {
  const total = report.parties.find((one) => one.onWhom === onWhom);
  const { label, colour } = partyLooks[onWhom];
  return (
    <li>
      <p className="flex h-10 items-end justify-between gap-3 pb-1.5 text-xs font-medium text-soft">
        <span className="flex items-center gap-1.5">
          <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden="true">
            <rect width="10" height="10" rx="2" fill={colour} />
          </svg>
          {label}
        </span>
        <Money
          minor={total?.minor ?? null}
          currency={report.currency}
          whole
          reason={noPrice(report.currency)}
        />
      </p>
      <ul>
        {buckets.map((place) => {
          const sum = report.sums.find(({ bucket }) => bucket === place.bucket);
          return sum ? (
            <BucketRow
              key={place.bucket}
              {...{ place, sum, report }}
              href={hrefFor?.({ bucket: place.bucket })}
            />
          ) : null;
        })}
      </ul>
    </li>
  );
}

function BucketRow({
  place,
  sum: { bucket, minor, leads },
  report: { currency, chargesMinor },
  href,
}: {
  place: FlowBucket;
  sum: BucketSum;
  report: WasteChartProps["report"];
  href?: string;
}) {
  const share = ratio(minor, chargesMinor);
  const words = (
    <>
      <span className="min-w-0">
        <span className={`block truncate font-medium ${href && leads > 0 ? "quiet-link" : ""}`}>
          {bucket}
        </span>
        <span className="block truncate text-xs text-faint">
          {leads === 0 ? "no lead carries it" : `${formatCount(leads)} ${leads === 1 ? "lead" : "leads"}`}
        </span>
      </span>
      <span className="shrink-0 text-right">
        <span className="block font-semibold">
          <Money minor={minor} currency={currency} whole reason={noPrice(currency)} />
        </span>
        {share === null ? null : <span className="block text-xs text-faint">{formatPercent(share)}</span>}
      </span>
    </>
  );
  const look = "flex h-full items-center justify-between gap-3 border-t border-line text-sm";
  return (
    <li style={{ height: place.height }}>
      {href && leads > 0 ? (
        <Link to={href} className={`${look} hover:bg-sunken`}>
          {words}
        </Link>
      ) : (
        <p className={look}>{words}</p>
      )}
    </li>
  );
}
