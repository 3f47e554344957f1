// How sure is it that we circle back in time, and that objections get resolved?
import type { TermKey } from "../../domain/metrics/registry";
import type { CircleBackRate } from "../../reports/circleBackRatesReport";
import type { TableName } from "../../reports/exports/tables";
import { type Column, DataTable } from "../DataTable";
import { RateOrCounts } from "../RateOrCounts";

interface CircleBackRatesProps {
  caption: string;
  /** What a row is: "Issue". */
  label: string;
  means: TermKey;
  exportAs: TableName;
  /** What stands where no name is known: "no issue named". */
  nameless: string;
  rows: CircleBackRate[];
}

export function CircleBackRates({ caption, label, means, exportAs, nameless, rows }: CircleBackRatesProps) {
  const columns: Column<CircleBackRate>[] = [
    {
      ...{ key: "name", label, means, names: true },
      cell: ({ name }) => (name === null ? <span className="text-soft">{nameless}</span> : <bdi>{name}</bdi>),
    },
    {
      ...{ key: "resolved", label: "Resolved ÷ raised", means: "resolvedRate" },
      cell: ({ resolved }) => (
        <RateOrCounts rate={resolved} means="resolvedRate" reason="none was raised in this time" />
      ),
    },
    {
      ...{ key: "in-time", label: "Done by the day ÷ due", means: "inTimeRate" },
      cell: ({ inTime }) => (
        <RateOrCounts rate={inTime} means="inTimeRate" reason="none was due in this time" />
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
