// Which rows stand behind a number of a finished import: in the tables, or in what its run kept beside the original?
import { readOrganization } from "../../db/connection";
import type { findImport } from "../../db/queries/imports";
import type { VerdictTally } from "../../db/schema";
import { hasVerdicts } from "../intake/verdictFiles";
import { importRowsReport, type RowsView, tabledVerdicts } from "../reports/importRowsReport";
import { checkRows, type VerdictCounts } from "./checkRows";
import type { LoadContext } from "./context";
import { verdictDirectory } from "./importDraft";
import { originalFile } from "./originalFile";
import { uploadPath } from "./uploadFiles";

type Asking = Pick<LoadContext, "db" | "organizationId" | "config">;
type Found = NonNullable<Awaited<ReturnType<typeof findImport>>>;

export interface OpenNumbers {
  /** Numbers whose rows can be shown. */
  opens: string[];
  /** Why those of the others cannot. */
  gone: string | undefined;
}

/** Which numbers of a finished import open their rows now. */
export async function openNumbers(asking: Asking, found: Found, now: Date): Promise<OpenNumbers> {
  const tabled = tabledVerdicts.filter((verdict) => verdict !== "added" || addsLeads(found));
  const gone = await whyGone(asking, found, now);
  return gone === undefined
    ? { opens: [...new Set([...tabled, "added", "already here", "repeated", "anonymous"])], gone }
    : { opens: tabled, gone };
}

/** One page of the rows a URL asks for, or why they can no longer be shown; undefined where there is no such number. */
export async function takenRows(
  asking: Asking,
  found: Found,
  { url, now }: { url: URL; now: Date },
): Promise<{ view: RowsView | undefined; gone: string | undefined } | undefined> {
  const asked = url.searchParams.get("verdict");
  const tabled = tabledVerdicts.find((known) => known === asked);
  if (tabled && (tabled !== "added" || addsLeads(found))) {
    const part = url.searchParams.get("field") ?? url.searchParams.get("code") ?? undefined;
    if (part !== undefined && !hasPart(found.tally, { verdict: tabled, part })) return undefined;
    const page = Number(/^[1-9]\d{0,6}$/.exec(url.searchParams.get("page") ?? "")?.[0] ?? 1);
    const { import_id: importId } = found;
    const view = await readOrganization(asking.db, asking.organizationId, (db) =>
      importRowsReport(db, { importId, verdict: tabled, part, page }),
    );
    return { view, gone: undefined };
  }
  const result = countsOf(found);
  const path = found.file_path === null ? undefined : uploadPath(asking.config, found.file_path);
  const view = result && (await checkRows({ path: path ?? "", result }, url));
  if (!view) return undefined;
  const gone = await whyGone(asking, found, now);
  return { view: gone === undefined ? view : undefined, gone };
}

/** Whether the rows that added something are leads, each of them. */
function addsLeads({ made, accepted, changed }: Found): boolean {
  return (made.leads ?? 0) === accepted - changed;
}

async function whyGone(asking: Asking, found: Found, now: Date): Promise<string | undefined> {
  const { path, sentence } = await originalFile(asking, found, now);
  if (path === undefined) return `Which rows these were is kept beside the original. ${sentence}`;
  return (await hasVerdicts(verdictDirectory(path)))
    ? undefined
    : "Which rows these were is not known: it was not kept when this file was taken in.";
}

function countsOf({ tally, already_here: alreadyHere, ...found }: Found): VerdictCounts | undefined {
  const { accepted, changed, rejected, anonymous } = found;
  return isWhole(tally) ? { accepted, changed, alreadyHere, rejected, anonymous, tally } : undefined;
}

function isWhole(tally: Partial<VerdictTally>): tally is VerdictTally {
  return tally.repeated !== undefined && tally.fields !== undefined;
}

function hasPart(
  { fields = [], codes = [] }: Partial<VerdictTally>,
  { verdict, part }: { verdict: string; part: string },
): boolean {
  if (verdict === "changed") return fields.some(({ field }) => field === part);
  return verdict === "rejected" && codes.some(({ code }) => code === part);
}
