// `placket import`: takes one file in.
import { readFile, stat } from "node:fs/promises";
import { formatCount } from "../../app/domain/rates";
import { Trouble } from "../../app/domain/trouble";
import { takenKinds } from "../../app/domain/vocabulary";
import type { ImportRequest, ImportResult } from "../../app/intake/importFile";
import { readImportOptions } from "../../app/intake/importOptions";
import { runImport } from "../../app/intake/runImport";
import { withOrganization } from "../../db/connection";
import { findOrganization } from "../../db/queries/organization";
import type { Arguments, Command } from "./arguments";
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
    kind: { value: "KIND", says: `${takenKinds.join(", ")}; guessed from the header where not given` },
    mapping: { value: "FILE.json", says: "which column is which; guessed from the header where not given" },
    sheet: { value: "NAME", says: "the sheet of an Excel workbook; the first where not given" },
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
  readRequest(path, given, undefined);
  const mapping = await readMapping(given.text("mapping"));
  const progress = given.has("json") ? undefined : progressLine(performance.now());
  const result = await opened(given, async ({ db, url, organizationId }) => {
    const settings = await withOrganization(db, organizationId, findOrganization);
    const request = { ...readRequest(path, given, settings?.currency ?? "USD"), mapping };
    return runImport({ url, organizationId, request, onRows: progress?.show });
  });
  progress?.end();
  if (given.has("json")) printJson(result);
  else console.log(summary(result, given.has("dry-run")));
  return undefined;
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
  };
  for (const option of ["vendor", "list"]) {
    if (given.text(option)?.trim() === "")
      throw new Trouble(`--${option} is empty. Give a name, or leave the option out.`);
  }
  const { options, faults } = readImportOptions(texts, { currency: currency ?? "USD" });
  const [fault] = faults;
  if (fault)
    throw new Trouble(`--${fault.field === "purchasedOn" ? "purchased-on" : fault.field} ${fault.sentence}`);
  return { path, ...options, sheet: given.text("sheet"), dryRun: given.has("dry-run") };
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

function summary(result: ImportResult, dryRun: boolean): string {
  const { made } = result;
  const parts = Object.entries(made).filter(([, count]) => count > 0);
  const lines = [
    dryRun ? `Dry run of ${result.file}: nothing was kept.` : `Import ${result.importId}: ${result.file}`,
    ...(result.sameFileAs === null
      ? []
      : [`The very same file was taken in before, as import ${result.sameFileAs}.`]),
    ...(result.remembered
      ? ["Its columns were mapped as in this vendor's last file with the same header."]
      : []),
    ...(result.leftOut.length > 0
      ? [`Left out, since nothing is read from them: ${result.leftOut.join(", ")}.`]
      : []),
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
