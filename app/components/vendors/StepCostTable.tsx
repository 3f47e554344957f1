// What does each button cost with this vendor: for every lead that reached it, and for every one that got through?
import type { FigureCell } from "../../domain/drill";
import type { StepCost } from "../../reports/vendorFigures";
import { type Column, DataTable } from "../DataTable";
import { CostPerValue } from "./CostPerValue";

interface StepCostTableProps {
  steps: StepCost[];
  currency: string;
  hrefFor: (cell: FigureCell) => string;
}

export function StepCostTable({ steps, currency, hrefFor }: StepCostTableProps) {
  const columns: Column<StepCost>[] = [
    { key: "step", label: "Step", means: "step", names: true, cell: ({ step }) => <bdi>{step}</bdi> },
    {
      ...{ key: "reached", label: "Net spend per lead that reached it", align: "end", means: "costPerStep" },
      cell: ({ reached, stepId }) => (
        <CostPerValue
          cost={reached}
          currency={currency}
          noun="reached it"
          href={hrefFor({ reached: stepId })}
        />
      ),
    },
    {
      ...{ key: "passed", label: "Per lead that got through", align: "end", means: "costPerThrough" },
      cell: ({ passed, stepId }) => (
        <CostPerValue cost={passed} currency={currency} noun="through" href={hrefFor({ passed: stepId })} />
      ),
    },
  ];
  return (
    <DataTable caption="What each step costs" columns={columns} rows={steps} rowKey={(row) => row.stepId} />
  );
}
