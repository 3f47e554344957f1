// How sure is it that we circle back in time, and that objections get resolved?
import type { MetricKey, TermKey } from "../../domain/metrics/registry";
import { formatCount } from "../../domain/rates";
import type { CircleBackRate } from "../../reports/circleBackRatesReport";
import type { TableName } from "../../reports/exports/tables";
import { type Column, DataTable } from "../DataTable";
import { RateWithInterval } from "../RateWithInterval";
import { Unknown } from "../Unknown";

interface CircleBackRatesProps {
  caption: string;
  /** What a row is: "Issue". */
  label: string;
  means: TermKey;
  exportAs: TableName;
  /** What stands where no name is known: "no issue named". */
  nameless: string;
  rows: CircleBackRate[];
  needed: number;
}

export function CircleBackRates({
  caption,
  label,
  means,
  exportAs,
  nameless,
  rows,
  needed,
}: CircleBackRatesProps) {
  const columns: Column<CircleBackRate>[] = [
    {
      ...{ key: "name", label, means, names: true },
      cell: ({ name }) => (name === null ? <span className="text-soft">{nameless}</span> : <bdi>{name}</bdi>),
    },
    {
      ...{ key: "resolved", label: "Resolved ÷ raised", means: "resolvedRate" },
      cell: ({ resolved }) => (
        <RateOrCounts
          rate={resolved}
          means="resolvedRate"
          needed={needed}
          reason="none was raised in this time"
        />
      ),
    },
    {
      ...{ key: "in-time", label: "Done by the day ÷ due", means: "inTimeRate" },
      cell: ({ inTime }) => (
        <RateOrCounts rate={inTime} means="inTimeRate" needed={needed} reason="none was due in this time" />
      ),
    },
  ];
  return (
    <DataTable
      stacked
      {...{ caption, columns, rows, exportAs }}
      rowKey={({ name }) => name ?? ""}
      empty="No objection was raised and no circle-back was due in this time."
    />
  );
}

/** The rate with its interval; where n is small, the counts and that they are too few. */
export function RateOrCounts({
  rate,
  means,
  needed,
  reason,
}: {
  rate: CircleBackRate["resolved"];
  means: MetricKey;
  needed: number;
  reason: string;
}) {
  const { hits, n } = rate;
  if (n === 0) return <Unknown reason={reason} />;
  if (n < needed)
    return (
      <span className="text-soft">
        {formatCount(hits)} of {formatCount(n)}, too few to tell
      </span>
    );
  return <RateWithInterval rate={rate} means={means} />;
}
