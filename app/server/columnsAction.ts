// What does the page of columns do when it is posted: keep the choices, guess anew, go on, or throw the file away?
import { rm } from "node:fs/promises";
import { withOrganization } from "../../db/connection";
import { markImport } from "../../db/queries/imports";
import { type ImportKind, importKinds } from "../domain/vocabulary";
import { noPreset } from "../intake/presets";
import type { OwnWords } from "../intake/valueWords";
import { removeVerdicts } from "../intake/verdictFiles";
import { readChoices } from "./columnChoices";
import { draftPath, freshDraft, type ImportDraft, verdictDirectory, writeDraft } from "./importDraft";
import { type Asking, knownHere, readingOf, runDraft, type Upload } from "./runDraft";

/** Carries out what the form asks for; returns the path to go to. Choices are kept also where they are wrong, and the page says why. */
export async function columnsAction(asking: Asking, upload: Upload, form: FormData): Promise<string> {
  const { importId, path } = upload;
  const asked = form.get("do");
  const columnsPage = `/imports/${importId}/columns`;
  if (asked === "discard") {
    await discard(asking, upload);
    return "/imports";
  }
  const { known } = await knownHere(asking);
  const draft = draftOf(upload.draft, form, known);
  if (asked === "guess") {
    const inspection = await asking.inspect({
      path,
      options: { ...readingOf(draft), ...guessBy(form, upload.draft), context: known },
    });
    await writeDraft(path, { ...draft, ...freshDraft(inspection, draft.texts), check: undefined });
    return columnsPage;
  }
  await writeDraft(path, draft);
  return asked === "check" || asked === "import"
    ? runDraft(asking, { ...upload, draft }, asked)
    : columnsPage;
}

function kindOf(form: FormData): ImportKind | undefined {
  return importKinds.find((kind) => kind === form.get("kind"));
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
