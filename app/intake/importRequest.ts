// What is asked of an import, and what is said of how it ended?
import type { LooseCharges } from "../../db/queries/charges";
import type { MergeCounts } from "../../db/queries/merging";
import type { VerdictTally } from "../../db/schema";
import type { ConflictRule, ImportKind } from "../domain/vocabulary";
import type { ReadingChoices } from "./reading";
import type { CommentsLeftOut } from "./readingWords";

export interface ImportRequest {
  path: string;
  /** The name to show; the path's own where undefined. */
  fileName?: string;
  /** What was said about how it is read; found out where undefined. */
  reading?: ReadingChoices;
  kind?: ImportKind;
  /** The product that wrote the file, or "none"; recognised by the header where undefined. */
  preset?: string | undefined;
  vendor?: string;
  list?: string;
  purchasedOn?: string;
  cost?: { minor: number; currency: string };
  /** What a mapping file says, unchecked; guessed from the header where undefined. */
  mapping?: unknown;
  /** What becomes of values of leads that are here, for all fields the mapping has no rule of its own for. */
  onConflict?: ConflictRule;
  /** The import a kept upload became; a new one where undefined. */
  importId?: number;
  /** The import whose rejected rows these are, mended. A file of rejects that was downloaded is recognised without. */
  mends?: number;
  /** Does everything and keeps nothing: the counts are those of the import it would be. */
  dryRun?: boolean;
  /** Where the rows behind the numbers go: a directory that is made anew. An import keeps there what its tables do not say. */
  verdictsTo?: string;
  /** With any reject, nothing is stored. */
  allOrNothing?: boolean;
  who?: string;
}

export interface ImportResult extends MergeCounts {
  /** Null for a dry run, and where all or nothing was asked for and a row was rejected. */
  importId: number | null;
  file: string;
  kind: ImportKind;
  rows: number;
  alreadyHere: number;
  anonymous: number;
  /** The first rejects; all of them are kept with the import. */
  rejects: { line: number; column: string | null; code: string; sentence: string }[];
  /** An earlier import of the very same bytes. */
  sameFileAs: number | null;
  /** Whether the columns were mapped as this vendor's last file with the same header was. */
  remembered: boolean;
  /** The product that the header is known to come from, where the columns were guessed by it. */
  preset: { id: string; name: string } | null;
  /** Questions about the file that nobody has answered: rows that depend on them are rejected. */
  questions: string[];
  /** Columns with cells that nothing was read from. */
  leftOut: string[];
  /** The last row, where it sums up the others and was left out as somebody said: none of `rows`. */
  totalLeftOut: { line: number; text: string } | null;
  /** Comment lines, none of `rows` either. */
  commentsLeftOut: CommentsLeftOut | null;
  /** Which sheet of a workbook was read, where it has several. */
  sheetNote: string | null;
  mapping: unknown;
  /** Finer counts: by field and by reason, and rows that repeat others. */
  tally: VerdictTally;
  /** Charges of it that stand on lists without leads. */
  loose: LooseCharges[];
  /** Why nothing is stored, where all or nothing was asked for and a row was rejected. */
  refused: string | null;
}
