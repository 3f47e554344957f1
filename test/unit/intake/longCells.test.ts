// Does every reader of a cell take time in proportion to its length, whatever stands in it?
import { describe, expect, it } from "vitest";
import { cityKey, companyKey, personKey } from "../../../app/domain/identityKeys";
import { cellShape } from "../../../app/intake/cellShape";
import { cleanCell, saysNothing, wordKey } from "../../../app/intake/cellText";
import { dateColumn } from "../../../app/intake/dateCell";
import { addDateEvidence, noDateEvidence } from "../../../app/intake/dateFormat";
import { datePattern } from "../../../app/intake/datePattern";
import { guessDialect } from "../../../app/intake/dialect";
import { readEmail } from "../../../app/intake/email";
import { ColumnListener } from "../../../app/intake/evidence";
import { looseName } from "../../../app/intake/header";
import { isComment } from "../../../app/intake/headerRow";
import { foreignFile } from "../../../app/intake/magic";
import { moneyColumn, readMoney } from "../../../app/intake/moneyCell";
import { writtenNumber } from "../../../app/intake/numberFormat";
import { countOdd, noOddCells } from "../../../app/intake/oddCells";
import { readPhone } from "../../../app/intake/phone";
import { domainKey } from "../../../app/intake/webDomain";

const dates = dateColumn({
  target: "lead.purchased_on",
  format: undefined,
  evidence: undefined,
  timeZone: "America/New_York",
  today: "2026-11-23",
});
const money = moneyColumn("lead.cost", {
  format: undefined,
  evidence: undefined,
  organizationCurrency: "USD",
});

const readers: [string, (cell: string) => unknown][] = [
  ["cleaning", cleanCell],
  ["nothing said", saysNothing],
  ["word", wordKey],
  ["name of a column", looseName],
  ["shape", cellShape],
  ["e-mail", readEmail],
  ["phone", (cell) => readPhone(cell, "US")],
  ["foreign phone", (cell) => readPhone(cell, "DE")],
  ["domain", domainKey],
  ["date", (cell) => dates.day(cell)],
  ["date by a pattern", (cell) => datePattern("d MMM yyyy", "lead.purchased_on")(cell)],
  ["date by digits", (cell) => datePattern("dd/MM/yyyy", "lead.purchased_on")(cell)],
  ["evidence of dates", (cell) => addDateEvidence(noDateEvidence(), cell)],
  ["number", writtenNumber],
  ["money", (cell) => readMoney(cell, money, undefined)],
  ["odd characters", (cell) => countOdd(noOddCells(), cell, cell)],
  ["comment", (cell) => isComment([cell])],
  ["column", (cell) => new ColumnListener("USD").hear(cell)],
  ["company key", companyKey],
  ["person key", personKey],
  ["city key", cityKey],
  ["dialect", (cell) => guessDialect(`company,city\n${cell},x\n`, { complete: true })],
  ["kind of file", (cell) => foreignFile(Buffer.from(`[{ "${cell}`))],
];

const length = 100_000;
const pumps = [
  "a",
  " ",
  "1",
  "\t",
  "\n",
  ",",
  ";",
  ".",
  "-",
  "@",
  "a@",
  "a.",
  "1,",
  "1 ",
  "+1 ",
  "(",
  "<",
  "x <",
  " x",
  "\\",
  '\\"',
  "'",
  "é",
  "\u200B",
  " or ",
  "/ ",
  "ext ",
  "00",
  "$",
  "tel:",
];
const around: [string, string][] = [
  ["", ""],
  ["a@b.", "!"],
  ["1", "x"],
  ["<", ""],
  ["+", "@"],
];

describe.each(readers)("%s", (_name, read) => {
  it("of 100,000 characters takes no second", () => {
    const slow: string[] = [];
    for (const pump of pumps) {
      for (const [before, after] of around) {
        const cell = before + pump.repeat(length / pump.length) + after;
        const start = performance.now();
        read(cell);
        if (performance.now() - start > 1000) slow.push(`${before}(${pump})*${after}`);
      }
    }
    expect(slow).toEqual([]);
  }, 120_000);
});
