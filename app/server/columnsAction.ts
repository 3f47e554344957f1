// What does the page of columns do when it is posted: keep the choices, guess anew, check, import, or throw the file away?
import { rm } from "node:fs/promises";
import { withOrganization } from "../../db/connection";
import { markImport } from "../../db/queries/imports";
import { findOrganization, findToday, listWords } from "../../db/queries/organization";
import { type ImportKind, takenKinds } from "../domain/vocabulary";
import type { ImportRequest } from "../intake/importFile";
import { readImportOptions } from "../intake/importOptions";
import { noPreset } from "../intake/presets";
import type { OwnWords } from "../intake/valueWords";
import { removeVerdicts } from "../intake/verdictFiles";
import { mappingOf, readChoices } from "./columnChoices";
import type { LoadContext } from "./context";
import {
  draftKey,
  draftPath,
  freshDraft,
  type ImportDraft,
  readDraft,
  verdictDirectory,
  writeDraft,
} from "./importDraft";
import type { CheckOutcome, ImportJob } from "./importJobs";

type Asking = Pick<LoadContext, "db" | "organizationId" | "jobs" | "inspect" | "requestId">;

interface Upload {
  importId: number;
  fileName: string;
  path: string;
  draft: ImportDraft;
}

/** Carries out what the form asks for; returns the path to go to. Choices are kept also where they are wrong, and the page says why. */
export async function columnsAction(asking: Asking, upload: Upload, form: FormData): Promise<string> {
  const { importId, path } = upload;
  const asked = form.get("do");
  const columnsPage = `/imports/${importId}/columns`;
  if (asked === "discard") {
    await discard(asking, upload);
    return "/imports";
  }
  const { currency, known } = await knownHere(asking);
  const draft = draftOf(upload.draft, form, known);
  if (asked === "guess") {
    const inspection = await asking.inspect({
      path,
      options: { ...guessBy(form, upload.draft), context: known },
    });
    await writeDraft(path, freshDraft(inspection, draft.texts));
    return columnsPage;
  }
  await writeDraft(path, draft);
  const { options, faults } = readImportOptions(draft.texts, { currency });
  const { mapping, problems } = mappingOf(draft.choices, draft.inspection);
  if (faults.length > 0 || problems.size > 0) return columnsPage;
  const verdictsTo = verdictDirectory(path);
  const request: ImportRequest = { path, fileName: upload.fileName, ...options, mapping, verdictsTo };
  const job: ImportJob = { ...pickJob(asking), importId, request, rows: draft.inspection.rows };
  if (asked === "import") {
    await asking.jobs.start(job);
    return `/imports/${importId}`;
  }
  if (asked === "check") asking.jobs.check(job, (outcome) => keepCheck(asking, { path, draft, outcome }));
  return columnsPage;
}

function pickJob({ organizationId, requestId }: Asking): Pick<ImportJob, "organizationId" | "requestId"> {
  return { organizationId, requestId };
}

function kindOf(form: FormData): ImportKind | undefined {
  return takenKinds.find((kind) => kind === form.get("kind"));
}

/** A preset just chosen says the kind too; a kind just chosen, and the preset left as it was, leaves only presets of that kind. */
function guessBy(form: FormData, { inspection }: ImportDraft): { kind?: ImportKind; preset?: string } {
  const [kind, asked] = [kindOf(form), form.get("preset")];
  const before = inspection.preset?.id ?? noPreset;
  const preset = typeof asked === "string" && asked !== "" ? asked : before;
  if (preset !== noPreset && preset !== before) return { preset };
  const same = kind === undefined || kind === inspection.kind;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(same || preset === noPreset ? { preset } : {}),
  };
}

/** The draft with what the form says. */
function draftOf(draft: ImportDraft, form: FormData, own: OwnWords): ImportDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 4000) : undefined;
  };
  const texts = {
    vendor: text("vendor"),
    list: text("list"),
    purchasedOn: text("purchased-on"),
    cost: text("cost"),
    currency: text("currency"),
    allOrNothing: text("all-or-nothing"),
  };
  return { ...draft, texts, choices: readChoices(form, draft.inspection, own) };
}

async function knownHere({ db, organizationId }: Asking) {
  return withOrganization(db, organizationId, async (db) => {
    const settings = await findOrganization(db);
    if (!settings) throw new Error("columnsAction: no such organization");
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
  const inspection = { ...(await asking.inspect({ path, options: { mapping, context: known } })), preset };
  await writeDraft(path, {
    ...now,
    inspection,
    check: { of, result },
  });
}

async function discard({ db, organizationId, jobs }: Asking, { importId, path }: Upload): Promise<void> {
  await jobs.cancel(organizationId, importId);
  await withOrganization(db, organizationId, (db) =>
    markImport(db, {
      importId,
      status: "cancelled",
      failure: "Discarded before it was taken in. Nothing of it was stored.",
    }),
  );
  await Promise.all([
    ...[path, draftPath(path)].map((left) => rm(left, { force: true })),
    removeVerdicts(verdictDirectory(path)),
  ]);
}
