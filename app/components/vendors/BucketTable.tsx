// Where did a vendor's money land, and whose doing was it?

import type { FigureCell } from "../../domain/drill";
import { noPrice } from "../../domain/otherCurrencies";
import { formatPercent, ratio } from "../../domain/rates";
import type { Figures } from "../../reports/vendorFigures";
import { Count } from "../Count";
import { partyLooks } from "../charts/partyLooks";
import { type Column, DataTable } from "../DataTable";
import { Money } from "../Money";

interface BucketTableProps {
  figures: Pick<Figures, "buckets" | "chargesMinor">;
  currency: string;
  hrefFor: (cell: FigureCell) => string;
}

type Row = Figures["buckets"][number];

/** Buckets that hold neither leads nor money are left out. */
export function BucketTable({ figures, currency, hrefFor }: BucketTableProps) {
  const rows = landed(figures);
  const columns: Column<Row>[] = [
    { key: "bucket", label: "Bucket", means: "bucket", names: true, cell: ({ bucket }) => bucket },
    { key: "whom", label: "On whom", means: "onWhom", cell: ({ onWhom }) => partyLooks[onWhom].label },
    {
      ...{ key: "leads", label: "Leads", align: "end", means: "leads" },
      cell: ({ leads, bucket }) => <Count value={leads} href={hrefFor({ bucket })} />,
    },
    {
      ...{ key: "money", label: "Money", align: "end", means: "bucketMoney" },
      cell: ({ minor }) => <Money minor={minor} currency={currency} reason={noPrice(currency)} />,
    },
    {
      ...{ key: "share", label: "Of the charges", align: "end", means: "shareOfCharges" },
      cell: ({ minor }) => formatPercent(ratio(minor, figures.chargesMinor)),
    },
  ];
  return (
    <DataTable
      caption="Where the money went, by cause"
      columns={columns}
      rows={rows}
      rowKey={({ bucket }) => bucket}
      stacked
    />
  );
}

export function landed({ buckets }: Pick<Figures, "buckets">): Row[] {
  return buckets.filter(({ leads, minor }) => leads > 0 || (minor !== null && minor !== 0));
}
