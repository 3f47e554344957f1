// What would a change of the steps do to today's numbers: before and after, side by side?
import { formatMoney } from "../../domain/money";
import { formatCount } from "../../domain/rates";
import type { StepsPreview as Preview } from "../../reports/stepsPreviewReport";
import { DataTable } from "../DataTable";
import { Day } from "../Day";

interface Line {
  name: string;
  user: boolean;
  before: string;
  after: string;
  differs: boolean;
}

export function StepsPreview({ numbers }: { numbers: Preview }) {
  const count = (
    name: string,
    { before, after }: { before: number | null; after: number | null },
    user = false,
  ): Line => ({
    ...{ name, user, before: formatCount(before), after: formatCount(after), differs: before !== after },
  });
  const money = ({ before, after }: Preview["strandedMinor"]): Line => ({
    ...{ name: "Stranded money", user: false, differs: before !== after },
    ...{ before: formatMoney(before, numbers.currency), after: formatMoney(after, numbers.currency) },
  });
  const whole = [
    money(numbers.strandedMinor),
    count("Magic closes", numbers.magicCloses),
    count("Wins with signals before them", numbers.recordedWins),
    ...numbers.states.map(({ state, ...moved }) => count(`Leads ${state}`, moved)),
  ];
  const steps = [
    ...numbers.frontiers.map(({ step, ...moved }) => count(step, moved, true)),
    count("Steps not recorded", numbers.notRecorded),
  ];
  const differing = [...whole, ...steps].filter(({ differs }) => differs).length;
  return (
    <>
      <p className="mb-3 text-soft">
        {differing === 0
          ? `No number of today changes: ${formatCount(numbers.leads)} leads stand as before.`
          : `${formatCount(differing)} ${differing === 1 ? "number" : "numbers"} of today would change, over ${formatCount(numbers.leads)} leads.`}{" "}
        As of <Day on={numbers.asOf} />.
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        <Sheet caption="Leads and money" lines={whole} />
        <Sheet caption="Leads that sit at each step (active, stalled or lost)" lines={steps} />
      </div>
    </>
  );
}

function Sheet({ caption, lines }: { caption: string; lines: Line[] }) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
      <DataTable
        {...{ caption, rows: lines, showCaption: true }}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "name",
            label: "",
            names: true,
            cell: ({ name, user }) => (user ? <bdi>{name}</bdi> : name),
          },
          { key: "before", label: "Now", align: "end", cell: ({ before }) => before },
          {
            ...{ key: "after", label: "After the change", align: "end" },
            cell: ({ after, differs }) =>
              differs ? (
                <strong>
                  <span className="sr-only">changes to </span>
                  {after}
                </strong>
              ) : (
                <span className="text-faint">{after}</span>
              ),
          },
        ]}
      />
    </div>
  );
}
