// What are the numbers behind the curves, at some days?
import { formatCount, wholes } from "../../domain/rates";
import { type Column, DataTable } from "../DataTable";
import { RateWithInterval } from "../RateWithInterval";
import type { DrawnCurve } from "./CohortChart";

interface CohortCurveTableProps {
  curves: DrawnCurve[];
  horizonDays: number;
}

interface Row {
  key: string;
  name: string;
  day: number;
  n: number;
  point: DrawnCurve["curve"][number];
}

/** At most this many days of each curve. */
const most = 12;

export function CohortCurveTable({ curves, horizonDays }: CohortCurveTableProps) {
  const stride = wholes(horizonDays + most - 1, most);
  const rows = curves.flatMap(({ group, name, n, curve }): Row[] =>
    curve
      .filter(({ day }) => day % stride === 0 || day === curve.length - 1)
      .map((point) => ({ key: `${group} ${point.day}`, name, n, day: point.day, point })),
  );
  const columns: Column<Row>[] = [
    { key: "name", label: "Cohort", means: "cohort", names: true, cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: "day",
      label: "Days after",
      means: "daysAfter",
      align: "end",
      cell: ({ day }) => formatCount(day),
    },
    {
      ...{ key: "won", label: "Won", align: "end" as const, means: "wonByDay" as const },
      cell: ({ n, point: { won, wonLow, wonHigh } }) => (
        <RateWithInterval rate={{ value: won, low: wonLow, high: wonHigh, n }} />
      ),
    },
    {
      ...{ key: "lost", label: "Lost", align: "end" as const, means: "lostByDay" as const },
      cell: ({ n, point: { lost, lostLow, lostHigh } }) => (
        <RateWithInterval rate={{ value: lost, low: lostLow, high: lostHigh, n }} />
      ),
    },
    {
      ...{ key: "atRisk", label: "Still followed", align: "end" as const, means: "stillFollowed" as const },
      cell: ({ point: { atRisk } }) => formatCount(atRisk),
    },
  ];
  return (
    <DataTable
      caption="Share won and lost by the day after the purchase"
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}
