// `placket import`: takes one file in.
import { readFile, stat } from "node:fs/promises";
import { isDay } from "../../app/domain/day";
import { minorDigits, parseMinor } from "../../app/domain/money";
import { formatCount } from "../../app/domain/rates";
import { Trouble } from "../../app/domain/trouble";
import { importKinds } from "../../app/domain/vocabulary";
import type { ImportRequest, ImportResult } from "../../app/intake/importFile";
import { runImport } from "../../app/intake/runImport";
import type { Arguments, Command } from "./arguments";
import { opened, sampleOption } from "./opened";
import { printJson } from "./table";

export const importCommand: Command = {
  name: "import",
  words: "FILE",
  says: "Takes a CSV file in: leads, deal outcomes, buy-in signals, or rows that carry several of them.",
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
    mapping: { value: "FILE.json", says: "which column is which; guessed from the header where not given" },
    "dry-run": { says: "does everything and keeps nothing" },
    json: { says: "prints the result as JSON" },
    ...sampleOption,
  },
  example:
    'placket import leads.csv --vendor "Northwind Leads" --list "March list" --purchased-on 2026-03-02 --cost 1200.00 --currency USD',
  run: importFromCommandLine,
};

async function importFromCommandLine(given: Arguments): Promise<undefined> {
  const [path, ...more] = given.words;
  if (path === undefined)
    throw new Trouble("Which file? `placket import FILE` takes the path of a CSV file.");
  if (more.length > 0)
    throw new Trouble(
      `One file at a time: "${more[0]}" came after "${path}". Quote a path that holds spaces.`,
    );
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Trouble(`There is no file ${path}.`);
  if (!found.isFile()) throw new Trouble(`${path} is not a file.`);
  const request = await readRequest(path, given);
  const started = performance.now();
  const progress = given.has("json") ? undefined : progressLine(started);
  const result = await opened(given, ({ url, organizationId }) =>
    runImport({ url, organizationId, request, onRows: progress?.show }),
  );
  progress?.end();
  if (given.has("json")) printJson(result);
  else console.log(summary(result, request));
  return undefined;
}

async function readRequest(path: string, given: Arguments): Promise<ImportRequest> {
  const kind = importKinds.find((known) => known === given.text("kind"));
  if (given.text("kind") !== undefined && !kind)
    throw new Trouble(`--kind ${given.text("kind")} is none of ${importKinds.join(", ")}.`);
  const purchasedOn = given.text("purchased-on");
  if (purchasedOn !== undefined && !isDay(purchasedOn)) {
    throw new Trouble(`--purchased-on ${purchasedOn} is no day. Write it as 2026-01-31.`);
  }
  return {
    path,
    kind,
    vendor: given.text("vendor"),
    list: given.text("list"),
    purchasedOn,
    cost: readCost(given.text("cost"), given.text("currency")),
    mapping: await readMapping(given.text("mapping")),
    dryRun: given.has("dry-run"),
  };
}

function readCost(text: string | undefined, currency = "USD"): ImportRequest["cost"] {
  if (text === undefined) return undefined;
  if (!/^[A-Z]{3}$/.test(currency))
    throw new Trouble(`--currency ${currency} is no currency code. Write it as USD.`);
  const minor = parseMinor(text, currency);
  if (minor === null || minor < 0) {
    throw new Trouble(
      `--cost ${text} is no amount of ${currency}. Write it as 1200${minorDigits(currency) === 0 ? "" : ".00"}, without signs.`,
    );
  }
  return { minor, currency };
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

function summary(result: ImportResult, request: ImportRequest): string {
  const { made } = result;
  const parts = Object.entries(made).filter(([, count]) => count > 0);
  const lines = [
    request.dryRun
      ? `Dry run of ${result.file}: nothing was kept.`
      : `Import ${result.importId}: ${result.file}`,
    ...(result.sameFileAs === null
      ? []
      : [`The very same file was taken in before, as import ${result.sameFileAs}.`]),
    `${formatCount(result.rows)} rows: ${formatCount(result.accepted)} accepted, ${formatCount(result.alreadyHere)} already here, ${formatCount(result.rejected)} rejected.`,
    parts.length > 0
      ? `New: ${parts.map(([name, count]) => `${formatCount(count)} ${name}`).join(", ")}.`
      : "Nothing new.",
    ...(result.changed > 0 ? [`Changed: ${formatCount(result.changed)} deals.`] : []),
    ...(result.anonymous > 0
      ? [`${formatCount(result.anonymous)} leads name nobody: counted, never matched.`]
      : []),
    ...result.rejects.map(({ sentence }) => `  ${sentence}`),
    ...(result.rejected > result.rejects.length
      ? [`  … and ${formatCount(result.rejected - result.rejects.length)} more.`]
      : []),
  ];
  return lines.join("\n");
}
