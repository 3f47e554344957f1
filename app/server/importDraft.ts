// What is known and chosen about an uploaded file until it is taken in? Kept beside the file, so that it outlives a reload and a restart.
import { readFile, rename, writeFile } from "node:fs/promises";
import type { OptionTexts } from "../intake/importOptions";
import type { ImportResult } from "../intake/importRequest";
import type { Inspection } from "../intake/inspection";
import type { ReadingTexts } from "../intake/reading";
import { type ColumnChoices, firstChoices } from "./columnChoices";

export interface ImportDraft {
  inspection: Inspection;
  /** What was guessed for each column before anybody chose, and how sure that was (0 to 1). */
  guessed: { choice: string; confidence: number }[];
  texts: OptionTexts;
  /** How the file is read, as chosen; found out where nothing was. */
  reading?: ReadingTexts;
  /** Choices of a reading that were not taken, and why. */
  refused?: { texts: ReadingTexts; faults?: ReadingTexts; trouble?: string };
  choices: ColumnChoices;
  /** The import whose rejected rows these are, mended. */
  mends?: { importId: number; file: string };
  /** How the last check ended, and of which choices it was (`draftKey`). */
  check?: DraftCheck | undefined;
}

export interface DraftCheck {
  of: string;
  result?: CheckedCounts;
  /** Why the file or the mapping was refused. */
  trouble?: string;
}

export type CheckedCounts = Pick<
  ImportResult,
  | "rows"
  | "accepted"
  | "alreadyHere"
  | "rejected"
  | "anonymous"
  | "changed"
  | "made"
  | "rejects"
  | "tally"
  | "refused"
>;

/** The draft of a file that has just been inspected. */
export function freshDraft(inspection: Inspection, texts: OptionTexts): ImportDraft {
  const choices = firstChoices(inspection);
  const guessed = inspection.columns.map(({ index, confidence }) => ({
    choice: choices.columns[index] ?? "",
    confidence,
  }));
  return { inspection, guessed, texts, choices };
}

/** The same for the same texts and choices: a check holds as long as nothing was changed. */
export function draftKey({
  texts,
  choices,
  reading,
}: Pick<ImportDraft, "texts" | "choices" | "reading">): string {
  return JSON.stringify([texts, choices, reading]);
}

/** How the last check ended, while it is one of the choices as they are. */
export function checkOf(draft: ImportDraft): Omit<DraftCheck, "of"> | undefined {
  const { check } = draft;
  return check?.of === draftKey(draft) ? { result: check.result, trouble: check.trouble } : undefined;
}

/** The draft of an upload; undefined where it is gone. */
export async function readDraft(uploadPath: string): Promise<ImportDraft | undefined> {
  try {
    const draft = JSON.parse(await readFile(draftPath(uploadPath), "utf8")) as ImportDraft;
    // A draft may have been kept by an earlier release, which asked for less.
    const { inspection, choices } = draft;
    return {
      ...draft,
      inspection: {
        ...inspection,
        preset: inspection.preset ?? null,
        first: inspection.first ?? [],
        beyondAscii: inspection.beyondAscii ?? [],
      },
      choices: { ...choices, values: choices.values ?? {} },
    };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Keeps a draft; a reader sees the one before or this one, never half of it. */
export async function writeDraft(uploadPath: string, draft: ImportDraft): Promise<void> {
  const path = draftPath(uploadPath);
  await writeFile(`${path}.new`, JSON.stringify(draft), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Where the rows behind the numbers of an upload's check lie. */
export function verdictDirectory(uploadPath: string): string {
  return uploadPath.replace(/\.file$/, ".check");
}

/** Where the draft of an upload lies. */
export function draftPath(uploadPath: string): string {
  return uploadPath.replace(/\.file$/, ".draft.json");
}
