// What does the page of how a file is read do when it is posted: read the file so, keep what was chosen by hand, and go on?
import { Trouble } from "../domain/trouble";
import { type ReadingTexts, readReading } from "../intake/reading";
import { freshDraft, type ImportDraft, writeDraft } from "./importDraft";
import { type Asking, knownHere, type Upload } from "./runDraft";

/** Inspects the file as the form says and returns the path to go to: the columns, or this page again, which says what is wrong. */
export async function fileAction(asking: Asking, upload: Upload, form: FormData): Promise<string> {
  const { importId, path, draft } = upload;
  const texts = textsOf(form);
  const { reading, faults } = readReading(texts);
  const again = `/imports/${importId}/file`;
  if (faults.length > 0) {
    const sentences = Object.fromEntries(faults.map(({ field, sentence }) => [field, sentence]));
    await writeDraft(path, { ...draft, refused: { texts, faults: sentences } });
    return again;
  }
  const { known } = await knownHere(asking);
  const look = { ...reading, context: known };
  try {
    const guessed = await asking.inspect({ path, options: look });
    const { kind } = draft.choices;
    const here = new Set(guessed.columns.map(({ name }) => name));
    const goesOn = draft.inspection.columns.some(({ name }) => here.has(name));
    const inspection =
      goesOn && guessed.kind !== kind ? await asking.inspect({ path, options: { ...look, kind } }) : guessed;
    const fresh: ImportDraft = {
      ...freshDraft(inspection, draft.texts),
      ...(draft.mends && { mends: draft.mends }),
    };
    await writeDraft(
      path,
      goesOn ? keepChosen(draft, { ...fresh, reading: texts }) : { ...fresh, reading: texts },
    );
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    await writeDraft(path, { ...draft, refused: { texts, trouble: error.message } });
    return again;
  }
  return `/imports/${importId}/columns`;
}

/** The new draft with what was chosen for columns of the same name, formats and words. */
function keepChosen(before: ImportDraft, now: ImportDraft): ImportDraft {
  const { choices } = before;
  const at = new Map(before.inspection.columns.map(({ name, index }) => [name, index]));
  const kept = <T>(chosen: readonly T[], fresh: readonly T[]) =>
    now.inspection.columns.map(({ name, index }) => chosen[at.get(name) ?? -1] ?? fresh[index]) as T[];
  return {
    ...now,
    choices: {
      ...choices,
      columns: kept(choices.columns, now.choices.columns),
      stepsAs: kept(choices.stepsAs, now.choices.stepsAs),
      rules: kept(choices.rules ?? [], now.choices.rules ?? []),
      ...(choices.rules ? { rules: kept(choices.rules, now.choices.rules ?? []) } : {}),
    },
  };
}

const fields = ["encoding", "sheet", "quote", "escape", "totalRow", "comments"] as const;

function textsOf(form: FormData): ReadingTexts {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
  };
  const delimiter = text("delimiter") === "other" ? (text("otherDelimiter") ?? "other") : text("delimiter");
  return {
    ...Object.fromEntries(fields.map((field) => [field, text(field)])),
    delimiter,
    headerLine: text("headerLine"),
  };
}
