// How do vendors, or the lists of one, compare: what they cost, what came of them, what comes back?
import { Link } from "@remix-run/react";
import type { FigureCell } from "../../domain/drill";
import { ripenessText } from "../../domain/figureTexts";
import { basisSentence, type MoneySettings, ownCostSentence } from "../../domain/moneySettings";
import { type Column, DataTable } from "../DataTable";
import { Section } from "../layout/Section";
import type { Sorting } from "../SortHead";
import { type FigurePart, type FigureRow, figureColumns } from "./figureColumns";

interface FiguresTableProps {
  /** What a row is: "Vendor" or "List". */
  head: string;
  rows: FigureRow[];
  currency: string;
  horizonDays: number;
  money: MoneySettings;
  hrefFor: (row: FigureRow, cell: FigureCell) => string;
  nameHref: (row: FigureRow) => string;
  sort?: Sorting;
  /** Whose lists they are. */
  vendorId?: number;
}

const parts: FigurePart[] = ["cost", "outcome", "return"];

/** Three tables of the same rows, so that each fits a desk. */
export function FiguresTable(props: FiguresTableProps) {
  const { head, rows, currency, horizonDays, money, hrefFor, nameHref, sort, vendorId } = props;
  const name: Column<FigureRow> = {
    ...{
      key: "vendor",
      label: head,
      means: head === "List" ? ("list" as const) : ("vendor" as const),
      names: true,
      sortable: sort !== undefined,
    },
    cell: (row) => (
      <>
        <Link to={nameHref(row)} className="quiet-link">
          <bdi>{row.name}</bdi>
        </Link>
        <span className="block text-xs font-normal text-faint">{ripenessText(row.ripeness)}</span>
      </>
    ),
  };
  const ownCost = ownCostSentence(money, currency);
  const texts: Record<FigurePart, { title: string; note: string }> = {
    cost: {
      title: `${head}s: what they cost`,
      note: [
        "An appointment held is the unit in which a list of names and an appointment vendor compare.",
        ...(ownCost === null ? [] : [ownCost]),
      ].join(" "),
    },
    outcome: {
      title: `${head}s: what came of them`,
      note: `A lead bought less than ${horizonDays} days ago has not failed: it is in no close rate.`,
    },
    return: {
      title: `${head}s: what comes back`,
      note: `ROI realised is money in, contracted is signed, projected is a guess with its range. ${basisSentence(money)}`,
    },
  };
  const ranked = rows.some(({ place }) => place !== undefined);
  return parts.map((part) => (
    <Section key={part} {...texts[part]} sheet>
      <DataTable
        caption={`${head}s by ${part}`}
        columns={[
          name,
          ...figureColumns(part, { currency, money, sortable: sort !== undefined, hrefFor, ranked }),
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        sort={sort}
        exportAs={vendorId === undefined ? "vendors" : "vendor-lists"}
        exportAlso={vendorId === undefined ? undefined : { vendor: vendorId }}
        stacked
      />
    </Section>
  ));
}
