// What are the win rates by the number of buttons closed, and which leads are behind them?
import { buttonCellFilters } from "../../domain/drill";
import type { LeadFilters } from "../../domain/filters";
import type { ButtonRow, MagicCloseReport } from "../../reports/magicCloseReport";
import { type Column, DataTable } from "../DataTable";
import { WinsCell } from "../steps/WinsCell";

interface ButtonWinTableProps {
  rows: ButtonRow[];
  lastStep: MagicCloseReport["lastStep"];
  leadsHref: (filters: LeadFilters) => string;
}

export function ButtonWinTable({ rows, lastStep, leadsHref }: ButtonWinTableProps) {
  const columns: Column<ButtonRow>[] = [
    {
      key: "buttons",
      label: "Buttons closed",
      means: "buttonsClosed",
      names: true,
      cell: ({ buttons }) => buttonsText(buttons),
    },
    {
      ...{ key: "near", label: lastStep ? `Heard at ${lastStep.name} or later` : "Heard at the last step" },
      means: "winNear",
      cell: ({ buttons, near }) => (
        <WinsCell
          wins={near}
          hrefFor={(state) => leadsHref(buttonCellFilters(buttons, state, lastStep?.stepId))}
        />
      ),
    },
    {
      ...{ key: "all", label: "All decided leads" },
      means: "winOfAll",
      cell: ({ buttons, all }) => (
        <WinsCell wins={all} hrefFor={(state) => leadsHref(buttonCellFilters(buttons, state))} />
      ),
    },
  ];
  return (
    <DataTable
      caption="Win rate by buttons closed"
      exportAs="button-wins"
      stacked
      {...{ columns, rows }}
      rowKey={({ buttons }) => buttons}
    />
  );
}

/** "3 buttons". */
export function buttonsText(buttons: number): string {
  return buttons === 0 ? "none" : buttons === 1 ? "1 button" : `${buttons} buttons`;
}
