// Which rows stand behind a number of an upload's check?

import { fieldChanges, fieldLabel } from "../domain/changedFields";
import { wholes } from "../domain/rates";
import { pageRows } from "../intake/pagedFile";
import { readVerdicts, type Verdict, verdicts } from "../intake/verdictFiles";
import type { RowsView } from "../reports/importRowsReport";
import type { FoundUpload } from "./foundImport";
import { type CheckedCounts, draftKey, verdictDirectory } from "./importDraft";

/** The numbers of the upload's check, while they are those of its choices. */
export function checkedCounts({ draft }: FoundUpload): CheckedCounts | undefined {
  return draft.check?.of === draftKey(draft) ? draft.check.result : undefined;
}

/** The numbers that open their rows. */
export type VerdictCounts = Pick<
  CheckedCounts,
  "accepted" | "changed" | "alreadyHere" | "rejected" | "anonymous" | "tally"
>;

/** One page of the rows a URL asks for, from what was kept of them; undefined where there is no such number. */
export async function checkRows(
  { path, result }: { path: string; result: VerdictCounts },
  url: URL,
): Promise<RowsView | undefined> {
  const asked = url.searchParams.get("verdict");
  const verdict = verdicts.find((known) => known === asked);
  if (!verdict) return undefined;
  const part = url.searchParams.get("field") ?? url.searchParams.get("code") ?? undefined;
  const total = countOf(result, { verdict, part });
  if (total === undefined) return undefined;
  const pages = Math.max(1, wholes(total + pageRows - 1, pageRows));
  const wanted = Number(/^[1-9]\d{0,6}$/.exec(url.searchParams.get("page") ?? "")?.[0] ?? 1);
  const page = Math.min(wanted, pages);
  const found = await readVerdicts(verdictDirectory(path), { verdict, part, page });
  const offset = (page - 1) * pageRows;
  return {
    verdict,
    part: part === undefined ? null : verdict === "changed" ? fieldLabel(part) : part,
    rows: found.map(({ line, name, says, changes }) => ({
      ...{ line, name, says, leadId: null },
      changes: changes.flatMap(({ relation, ...values }) => fieldChanges(relation, values)),
    })),
    ...{ page, pages, total, from: found.length === 0 ? 0 : offset + 1, to: offset + found.length },
  };
}

/** How many rows a number counts; undefined where the check has no such number. */
function countOf(
  { accepted, changed, alreadyHere, rejected, anonymous, tally }: VerdictCounts,
  { verdict, part }: { verdict: Verdict; part: string | undefined },
): number | undefined {
  if (part !== undefined) {
    if (verdict === "changed") return tally.fields.find(({ field }) => field === part)?.rows;
    return verdict === "rejected" ? tally.codes.find(({ code }) => code === part)?.rows : undefined;
  }
  return {
    ...{ added: accepted - changed, changed, "already here": alreadyHere, rejected },
    ...{ repeated: tally.repeated, anonymous, duplicate: tally.duplicates },
  }[verdict];
}
