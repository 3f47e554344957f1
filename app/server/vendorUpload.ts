// How far is a list that a vendor sent through its link: checked, taken in, and which of its rows were not?
import { withOrganization } from "../../db/connection";
import { listRejects } from "../../db/queries/imports";
import { countRefused, findLinkedImport } from "../../db/queries/vendorLinks";
import type { ImportRequest } from "../intake/importRequest";
import type { LoadContext } from "./context";
import { importIdOf, notFound } from "./foundImport";
import { draftKey, type ImportDraft, readDraft, verdictDirectory, writeDraft } from "./importDraft";
import type { CheckOutcome, ImportJob, JobProgress } from "./importJobs";
import { uploadPath } from "./uploadFiles";
import { foundVendorLink } from "./vendorDoor";

type Asking = Pick<LoadContext, "db" | "organizationId" | "config" | "jobs" | "requestId">;
type Params = { token?: string | undefined; importId?: string | undefined };
type Sent = Awaited<ReturnType<typeof foundSent>>;

/** All that a vendor gets to see of a list it sent. */
export interface VendorUpload {
  vendor: string;
  token: string;
  importId: number;
  file: string;
  /** Gone: its file was not kept, or what it brought was taken back. */
  phase: "checking" | "checked" | "under way" | "done" | "failed" | "gone";
  /** Why it cannot be taken. */
  trouble: string | null;
  job: JobProgress | undefined;
  /** accepted + already here + refused = rows; null until that is known. */
  counts: { rows: number; accepted: number; alreadyHere: number; refused: number } | null;
  reasons: { code: string; rows: number }[];
  /** The first refused rows. */
  refused: { line: number; column: string | null; sentence: string }[];
}

const shown = 20;

/** The list a URL names; a check of it begins where none has. @throws Response 404 for a link or a list that is not there. */
export async function vendorUpload(asking: Asking, params: Params): Promise<VendorUpload> {
  const sent = await foundSent(asking, params);
  const { link, found, draft, path } = sent;
  const importId = found.import_id;
  const base = { vendor: link.vendor, token: link.token, importId, file: found.file_name };
  const none = { trouble: null, counts: null, reasons: [], refused: [], job: undefined };
  const job = () => asking.jobs.progress(asking.organizationId, importId);
  if (found.status === "queued" || found.status === "importing")
    return { ...base, ...none, phase: "under way", job: job() };
  if (found.status === "done") return { ...base, ...none, phase: "done", ...(await endOf(asking, found)) };
  if (found.status === "undone" || !draft || path === undefined) return { ...base, ...none, phase: "gone" };
  if (found.status === "failed" || found.status === "cancelled")
    return { ...base, ...none, phase: "failed", trouble: found.failure };
  const check = draft.check;
  if (!check) {
    asking.jobs.check(jobOf(asking, sent), (outcome) => keepCheck(path, outcome));
    return { ...base, ...none, phase: "checking", job: job() };
  }
  if (!check.result) return { ...base, ...none, phase: "failed", trouble: check.trouble ?? null };
  const { rows, accepted, alreadyHere, rejected, rejects } = check.result;
  return {
    ...base,
    ...none,
    phase: "checked",
    counts: { rows, accepted, alreadyHere, refused: rejected },
    refused: rejects.map(({ line, column, sentence }) => ({ line, column, sentence })),
  };
}

/** Takes a checked list in, once; returns the path to go to. @throws Response 404 as above. */
export async function takeVendorList(asking: Asking, params: Params): Promise<string> {
  const sent = await foundSent(asking, params);
  const { link, found, draft } = sent;
  const open = found.status === "uploaded" || found.status === "failed" || found.status === "cancelled";
  const job = jobOf(asking, sent);
  const verdictsTo = verdictDirectory(job.request.path);
  if (open && draft) await asking.jobs.start({ ...job, request: { ...job.request, verdictsTo } });
  return `/vendor/${link.token}/${found.import_id}`;
}

/** An import that came through the link of a URL. @throws Response 404, the same for unknown and foreign ones. */
export async function foundSent(asking: Omit<Asking, "jobs" | "requestId">, params: Params) {
  const link = await foundVendorLink(asking, params);
  const { vendor_link_id: vendorLinkId } = link;
  const found = await withOrganization(asking.db, asking.organizationId, (db) =>
    findLinkedImport(db, { vendorLinkId, importId: importIdOf(params) }),
  );
  if (!found) throw notFound();
  const path = found.file_path === null ? undefined : uploadPath(asking.config, found.file_path);
  return { link, found, path, draft: path === undefined ? undefined : await readDraft(path) };
}

async function endOf({ db, organizationId }: Asking, found: Sent["found"]) {
  const importId = found.import_id;
  const { rows, accepted, already_here: alreadyHere, rejected: refused } = found;
  return withOrganization(db, organizationId, async (db) => ({
    counts: { rows, accepted, alreadyHere, refused },
    reasons: await countRefused(db, importId),
    refused: (await listRejects(db, { importId, limit: shown, offset: 0 })).map(
      ({ line, column, sentence }) => ({ line, column, sentence }),
    ),
  }));
}

function jobOf({ organizationId, requestId }: Asking, { link, found, path = "", draft }: Sent): ImportJob {
  const list = found.options.list;
  const request: ImportRequest = {
    ...{ path, fileName: found.file_name, kind: "leads", vendor: link.vendor },
    ...(typeof list === "string" ? { list } : {}),
    mapping: found.mapping,
    who: found.who ?? link.vendor,
  };
  return { organizationId, importId: found.import_id, request, rows: draft?.inspection.rows ?? 0, requestId };
}

async function keepCheck(path: string, outcome: CheckOutcome): Promise<void> {
  const draft = await readDraft(path);
  if (!draft) return;
  await writeDraft(path, { ...draft, check: { of: draftKey(draft), ...checkedOf(outcome) } });
}

function checkedOf(outcome: CheckOutcome): Omit<NonNullable<ImportDraft["check"]>, "of"> {
  if ("trouble" in outcome) return { trouble: outcome.trouble };
  const { rows, accepted, alreadyHere, rejected, anonymous, changed, made } = outcome.result;
  const { rejects, tally, refused } = outcome.result;
  return {
    result: { rows, accepted, alreadyHere, rejected, anonymous, changed, made, rejects, tally, refused },
  };
}
