// Which wins jumped buttons, and which buttons are these?
import { Link } from "@remix-run/react";
import type { MagicClose } from "../../reports/magicCloseReport";
import { type Column, DataTable } from "../DataTable";
import { Day } from "../Day";
import { marksOf } from "../LeadTable";
import { Money } from "../Money";
import { Placket } from "../Placket";

interface MagicCloseTableProps {
  rows: MagicClose[];
  currency: string;
  asOf: string | undefined;
}

export function MagicCloseTable({ rows, currency, asOf }: MagicCloseTableProps) {
  const query = asOf ? `?as-of=${asOf}` : "";
  const columns: Column<MagicClose>[] = [
    {
      ...{ key: "lead", label: "Lead", means: "lead", names: true },
      cell: ({ leadId, name }) => (
        <Link to={`/leads/${leadId}${query}`} className="text-link">
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      key: "placket",
      label: "Buttons",
      means: "buttons",
      cell: ({ steps }) => <Placket steps={marksOf(steps)} />,
    },
    {
      ...{
        key: "open",
        label: "Jumped",
        means: "jumped",
      },
      cell: ({ open }) =>
        open.map(({ step, state }, index) => (
          <span key={step}>
            {index > 0 ? ", " : ""}
            <bdi>{step}</bdi>{" "}
            <span className="text-faint">({state === "objection" ? "objection open" : state})</span>
          </span>
        )),
    },
    {
      ...{ key: "won", label: "Won", means: "wonOn" },
      cell: ({ wonOn }) => <Day on={wonOn} />,
    },
    { key: "vendor", label: "Vendor", means: "vendor", cell: ({ vendor }) => <bdi>{vendor}</bdi> },
    {
      ...{ key: "value", label: "Value", means: "contractValue", align: "end" },
      cell: ({ valueMinor }) => (
        <Money
          minor={valueMinor}
          currency={currency}
          reason="won without a deal, or its deal has no value in this currency"
        />
      ),
    },
  ];
  return (
    <DataTable
      caption="Magic closes"
      exportAs="magic-closes"
      stacked
      {...{ columns, rows }}
      rowKey={({ leadId }) => leadId}
    />
  );
}
