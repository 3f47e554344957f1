// How are the choices about an uploaded file carried out: checked, which keeps nothing, or taken in?
import { withOrganization } from "../../db/connection";
import { findOrganization, findToday, listWords } from "../../db/queries/organization";
import { readImportOptions } from "../intake/importOptions";
import type { ImportRequest } from "../intake/importRequest";
import { type ReadingChoices, readReading } from "../intake/reading";
import { mappingOf } from "./columnChoices";
import type { LoadContext } from "./context";
import { draftKey, type ImportDraft, readDraft, verdictDirectory, writeDraft } from "./importDraft";
import type { CheckOutcome, ImportJob } from "./importJobs";

/** What the pages of an uploaded file need. */
export type Asking = Pick<LoadContext, "db" | "organizationId" | "jobs" | "inspect" | "requestId">;

export interface Upload {
  importId: number;
  fileName: string;
  path: string;
  draft: ImportDraft;
}

/** Starts the check or the import the draft asks for; returns the path to go to: where something is wrong, the columns, which say what. */
export async function runDraft(
  asking: Asking,
  { importId, fileName, path, draft }: Upload,
  work: "check" | "import",
): Promise<string> {
  const { currency } = await knownHere(asking);
  const { options, faults } = readImportOptions(draft.texts, { currency });
  const { mapping, problems } = mappingOf(draft.choices, draft.inspection);
  if (faults.length > 0 || problems.size > 0) return `/imports/${importId}/columns`;
  const how = { reading: readingOf(draft), mapping, verdictsTo: verdictDirectory(path) };
  const request: ImportRequest = { path, fileName, ...options, ...how };
  const { organizationId, requestId } = asking;
  const job: ImportJob = { organizationId, requestId, importId, request, rows: draft.inspection.rows };
  if (work === "import") {
    await asking.jobs.start(job);
    return `/imports/${importId}`;
  }
  asking.jobs.check(job, (outcome) => keepCheck(asking, { path, draft, outcome }));
  return `/imports/${importId}/check`;
}

/** What was said of how the file is read. */
export function readingOf({ reading }: ImportDraft): ReadingChoices {
  return readReading(reading ?? {}).reading;
}

/** What an inspection should know of the organization. */
export async function knownHere({ db, organizationId }: Asking) {
  return withOrganization(db, organizationId, async (db) => {
    const settings = await findOrganization(db);
    if (!settings) throw new Error("knownHere: no such organization");
    const { currency, timeZone, country } = settings;
    return {
      currency,
      known: { currency, timeZone, country, today: await findToday(db), ...(await listWords(db)) },
    };
  });
}

/** Keeps how a check ended, with what the columns turned out to need, unless the choices changed meanwhile. */
async function keepCheck(
  asking: Asking,
  { path, draft, outcome }: { path: string; draft: ImportDraft; outcome: CheckOutcome },
): Promise<void> {
  const now = await readDraft(path);
  if (!now || draftKey(now) !== draftKey(draft)) return;
  const of = draftKey(draft);
  if ("trouble" in outcome) return writeDraft(path, { ...now, check: { of, trouble: outcome.trouble } });
  const {
    rows,
    accepted,
    alreadyHere,
    rejected,
    anonymous,
    changed,
    made,
    rejects,
    mapping,
    tally,
    refused,
  } = outcome.result;
  const result = { rows, accepted, alreadyHere, rejected, anonymous, changed, made, rejects, tally, refused };
  const { known } = await knownHere(asking);
  const { preset } = now.inspection;
  const options = { ...readingOf(draft), mapping, context: known };
  const inspection = { ...(await asking.inspect({ path, options })), preset };
  await writeDraft(path, {
    ...now,
    inspection,
    check: { of, result },
  });
}
