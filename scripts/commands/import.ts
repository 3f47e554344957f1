// `placket import`: takes one file in.
import { readFile, stat } from "node:fs/promises";
import { formatCount } from "../../app/domain/rates";
import { Trouble } from "../../app/domain/trouble";
import { importKinds } from "../../app/domain/vocabulary";
import { ruleOf } from "../../app/intake/conflicts";
import { readImportOptions } from "../../app/intake/importOptions";
import type { ImportRequest } from "../../app/intake/importRequest";
import { type ReadingChoices, readReading } from "../../app/intake/reading";
import { runImport } from "../../app/intake/runImport";
import { matchMarked } from "../../app/server/matchMarked";
import { withOrganization } from "../../db/connection";
import { findOrganization } from "../../db/queries/organization";
import type { Arguments, Command } from "./arguments";
import { type Failure, FileRefused } from "./failed";
import { importSummary } from "./importSummary";
import { matchingSentence } from "./match";
import { opened, sampleOption } from "./opened";
import { printJson } from "./table";

export const importCommand: Command = {
  name: "import",
  words: "FILE",
  says: "Takes a CSV file or an Excel workbook in: leads, deal outcomes, buy-in signals, or rows that carry several of them.",
  options: {
    vendor: { value: "NAME", says: "who sold the leads" },
    list: {
      value: "NAME",
      says: "the purchase they belong to (the file's name where neither you nor a column says)",
    },
    "purchased-on": { value: "DATE", says: "the day of the purchase, as 2026-01-31" },
    cost: { value: "AMOUNT", says: "what the whole list cost, as 1200.00" },
    currency: { value: "CODE", says: "the currency of the cost (the organization's where not given)" },
    kind: { value: "KIND", says: `${importKinds.join(", ")}; guessed from the header where not given` },
    preset: {
      value: "NAME",
      says: "the product that wrote the file, such as hubspot-deals, or none; recognised by the header where not given",
    },
    mapping: { value: "FILE.json", says: "which column is which; guessed from the header where not given" },
    sheet: {
      value: "NAME",
      says: "the sheet of an Excel workbook; the first with columns that are known where not given",
    },
    encoding: { value: "NAME", says: "as utf-8 or windows-1252; found out where not given" },
    delimiter: { value: "MARK", says: "what parts the cells: one character, or comma, semicolon, tab, pipe" },
    quote: { value: "MARK", says: "what stands around cells: one character, or none for quotes as text" },
    escape: { value: "HOW", says: "how a quote is written inside quotes: doubled, backslash" },
    "header-row": { value: "N", says: "the line of the header; 0 where there is none" },
    "total-row": {
      value: "CHOICE",
      says: "leave-out or keep a last row that sums up the others; rejected where not given",
    },
    comments: {
      value: "MARK",
      says: "the mark of lines to leave out, as #; none reads them as rows; plain ones with # are left out, and said",
    },
    "on-conflict": {
      value: "RULE",
      says: "what a row does to a lead that is here: overwrite, fill (blanks only) or never, which is usual; a mapping says so by field",
    },
    "all-or-nothing": { says: "stores nothing where any row is rejected" },
    "dry-run": { says: "does everything, says what would be added, changed and rejected, and keeps nothing" },
    json: { says: "prints the result as JSON" },
    ...sampleOption,
  },
  example:
    'placket import leads.csv --vendor "Northwind Leads" --list "March list" --purchased-on 2026-03-02 --cost 1200.00 --currency USD',
  run: importFromCommandLine,
};

async function importFromCommandLine(given: Arguments): Promise<number | undefined> {
  const [path, ...more] = given.words;
  if (path === undefined)
    throw new Trouble("Which file? `placket import FILE` takes the path of a CSV file.");
  if (more.length > 0)
    throw new Trouble(
      `One file at a time: "${more[0]}" came after "${path}". Quote a path that holds spaces.`,
    );
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new FileRefused(path, `There is no file ${path}.`);
  if (!found.isFile()) throw new FileRefused(path, `${path} is not a file.`);
  readRequest(path, given, undefined);
  const mapping = await readMapping(given.text("mapping"));
  const progress = given.has("json") ? undefined : progressLine(performance.now());
  const result = await opened(given, async ({ db, url, organizationId }) => {
    const settings = await withOrganization(db, organizationId, findOrganization);
    const request = { ...readRequest(path, given, settings?.currency ?? "USD"), mapping };
    const taken = await runImport({ url, organizationId, request, onRows: progress?.show }).catch((error) => {
      throw error instanceof Trouble ? new FileRefused(path, error.message) : error;
    });
    const { importId } = taken;
    // A second thread takes 40 MB more than the import did, and nobody waits for what it would do ahead.
    const matching =
      importId === null
        ? null
        : await matchMarked(db, { url, organizationId, importId }, { onlyMarked: true });
    return { ...taken, matching };
  });
  progress?.end();
  const { refused } = result;
  if (given.has("json"))
    printJson(
      refused === null
        ? result
        : { ...result, error: { code: "rows rejected", sentence: refused, file: path } satisfies Failure },
    );
  else if (refused === null || given.has("dry-run")) {
    console.log(importSummary(result, given.has("dry-run")));
    if (result.matching && result.matching.linked + result.matching.queued > 0)
      console.log(matchingSentence(result.matching));
  }
  if (refused === null) return undefined;
  console.error(`${path}: ${refused}`);
  return 2;
}

/** The request that was typed; a cost without a currency is in the organization's, and left out until that is known. @throws Trouble that names the first wrong option. */
function readRequest(path: string, given: Arguments, currency: string | undefined): ImportRequest {
  const texts = {
    vendor: given.text("vendor"),
    list: given.text("list"),
    purchasedOn: given.text("purchased-on"),
    cost: (currency ?? given.text("currency")) === undefined ? undefined : given.text("cost"),
    currency: given.text("currency"),
    kind: given.text("kind"),
    allOrNothing: given.has("all-or-nothing") ? "yes" : undefined,
  };
  for (const option of ["vendor", "list"]) {
    if (given.text(option)?.trim() === "")
      throw new Trouble(`--${option} is empty. Give a name, or leave the option out.`);
  }
  const { options, faults } = readImportOptions(texts, { currency: currency ?? "USD" });
  const [fault] = faults;
  if (fault)
    throw new Trouble(`--${fault.field === "purchasedOn" ? "purchased-on" : fault.field} ${fault.sentence}`);
  const rule = given.text("on-conflict");
  const onConflict = rule === undefined ? undefined : ruleOf(rule);
  if (rule !== undefined && onConflict === undefined)
    throw new Trouble(`--on-conflict ${rule} is none of overwrite, fill, never.`);
  return {
    path,
    ...options,
    ...(onConflict ? { onConflict } : {}),
    reading: readingOf(given),
    preset: given.text("preset"),
    dryRun: given.has("dry-run"),
  };
}

const readingOptions = {
  encoding: "encoding",
  sheet: "sheet",
  delimiter: "delimiter",
  quote: "quote",
  escape: "escape",
  headerLine: "header-row",
  totalRow: "total-row",
  comments: "comments",
} as const;

/** How the file is to be read, as typed. @throws Trouble that names the first wrong option. */
function readingOf(given: Arguments): ReadingChoices {
  const entries = Object.entries(readingOptions).map(([field, option]) => [field, given.text(option)]);
  const empty = Object.values(readingOptions).find((option) => given.text(option) === "");
  if (empty !== undefined) throw new Trouble(`--${empty} is empty. Give a value, or leave the option out.`);
  const { reading, faults } = readReading(Object.fromEntries(entries));
  const [fault] = faults;
  if (fault) throw new Trouble(`--${readingOptions[fault.field]} ${fault.sentence}`);
  return reading;
}

async function readMapping(path: string | undefined): Promise<unknown> {
  if (path === undefined) return undefined;
  const text = await readFile(path, "utf8").catch(() => {
    throw new Trouble(`There is no mapping file ${path}.`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Trouble(`${path} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}

function progressLine(started: number) {
  const terminal = process.stderr.isTTY;
  let shown = 0;
  return {
    show(rows: number) {
      const now = performance.now();
      if (!terminal || now - shown < 100) return;
      shown = now;
      process.stderr.write(
        `\r${formatCount(rows)} rows, ${formatCount(Math.round(rows / Math.max(0.001, (now - started) / 1000)))} rows/s `,
      );
    },
    end() {
      if (shown > 0) process.stderr.write("\r\u001b[K");
    },
  };
}
