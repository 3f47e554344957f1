// `placket report magic-close`: wins with buttons open and what buttoning did, in a terminal or as JSON.
import type { Filters } from "../../app/domain/filters";
import { buttonsSentence, magicCloseSentence } from "../../app/domain/magicCloseSentence";
import { formatMoney } from "../../app/domain/money";
import { formatCount } from "../../app/domain/rates";
import { winsText } from "../../app/domain/winComparison";
import { magicCloseReport } from "../../app/reports/magicCloseReport";
import type { Db } from "../../db/schema";
import { printJson, table } from "./table";

export async function printMagicCloses(db: Db, filters: Filters, json: boolean): Promise<void> {
  const found = await magicCloseReport(db, filters, { pageSize: json ? 1_100_000 : 100 });
  if (json) return printJson(found);
  console.log(`As of ${found.asOf}. ${magicCloseSentence(found)}.`);
  console.log(`${formatCount(found.notRecorded.leads)} more were won without any signal: not recorded.\n`);
  console.log(
    table(
      [
        { title: "buttons closed", cell: (row) => formatCount(row.buttons), right: true },
        {
          title: `heard at ${found.lastStep?.name ?? "the last step"}`,
          cell: (row) => winsText(row.near),
          right: true,
        },
        { title: "all decided", cell: (row) => winsText(row.all), right: true },
      ],
      found.buttons,
    ),
  );
  console.log(`\n${buttonsSentence(found.buttons)}.\n`);
  console.log(
    table(
      [
        { title: "step", cell: (row) => row.step },
        { title: "answered", cell: (row) => winsText(row.answered), right: true },
        { title: "never objected", cell: (row) => winsText(row.never), right: true },
        { title: "left open", cell: (row) => winsText(row.open), right: true },
      ],
      found.groups,
    ),
  );
  if (found.rows.length === 0) return;
  console.log("");
  console.log(
    table(
      [
        { title: "magic close", cell: (row) => row.name },
        { title: "won", cell: (row) => row.wonOn ?? "—" },
        { title: "value", cell: (row) => formatMoney(row.valueMinor, found.currency), right: true },
        {
          title: "jumped",
          cell: (row) => row.open.map(({ step, state }) => `${step} (${state})`).join(", "),
        },
      ],
      found.rows,
    ),
  );
}
