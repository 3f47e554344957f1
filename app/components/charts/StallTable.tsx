// What are the numbers behind the stall chart?
import { noPrice } from "../../domain/otherCurrencies";
import { Count } from "../Count";
import { type Column, DataTable } from "../DataTable";
import { Money } from "../Money";
import { Unknown } from "../Unknown";
import type { StallCell, StallRow } from "./StallChart";

export interface StallUnrecorded {
  active: number;
  stalled: number;
  lost: number;
  strandedMinor: number | null;
}

interface StallTableProps {
  rows: StallRow[];
  currency: string;
  notRecorded?: StallUnrecorded;
  hrefFor?: (stepId: number | null, cell: StallCell) => string;
}

type Line = Omit<StallRow, "stepId" | "reached" | "buttoned" | "objection" | "skipped"> & {
  stepId: number | null;
  reached: number | null;
  buttoned: number | null;
  objection: number | null;
  skipped: number | null;
};

const counts = [
  ["reached", "Reached", "reached"],
  ["buttoned", "Buttoned", "buttonedLeads"],
  ["objection", "Objection", "objectionLeads"],
  ["skipped", "Skipped", "skippedLeads"],
  ["active", "Still moving", "activeLeads"],
  ["stalled", "Stalled", "stalledLeads"],
  ["lost", "Lost", "lostLeads"],
] as const;

export function StallTable({ rows, currency, notRecorded, hrefFor }: StallTableProps) {
  const columns: Column<Line>[] = [
    { key: "step", label: "Step", means: "step", names: true, cell: ({ step }) => step },
    ...counts.map(
      ([key, label, means]): Column<Line> => ({
        key,
        label,
        means,
        align: "end",
        cell: (row) => (
          <Count
            value={row[key]}
            href={hrefFor?.(row.stepId, key)}
            reason="these leads have no steps recorded"
          />
        ),
      }),
    ),
    {
      key: "stranded",
      label: "Stranded",
      means: "stranded",
      align: "end",
      cell: ({ stepId, strandedMinor }) => (
        <Money
          minor={strandedMinor}
          currency={currency}
          href={hrefFor?.(stepId, "stranded")}
          reason={noPrice(currency, "stranded lead")}
        />
      ),
    },
    {
      key: "median",
      label: "Median days",
      means: "medianDays",
      align: "end",
      cell: ({ medianDays }) => medianDays ?? <Unknown reason="no lead has buttoned this step" />,
    },
  ];
  return (
    <DataTable
      caption="Leads per step"
      exportAs="stalls"
      columns={columns}
      rows={lines(rows, notRecorded)}
      rowKey={({ stepId }) => stepId ?? "none"}
    />
  );
}

function lines(rows: StallRow[], notRecorded: StallUnrecorded | undefined): Line[] {
  if (!notRecorded || notRecorded.active + notRecorded.stalled + notRecorded.lost === 0) return rows;
  const unknown = { reached: null, buttoned: null, objection: null, skipped: null, medianDays: null };
  const last: Line = {
    ...unknown,
    ...notRecorded,
    stepId: null,
    step: "Steps not recorded",
    position: 0,
    kind: "close",
  };
  return [...rows, last];
}
