// What does a test say of one product's export?
import type { ImportKind } from "../../app/domain/vocabulary";
import type { TargetName } from "../../app/intake/targets";

export interface PresetCase {
  preset: string;
  /** The header row, parted by commas. */
  header: string;
  kind: ImportKind;
  /** By field, joined columns with "+". */
  columns: Partial<Record<TargetName, string>>;
  /** Cells by column; the others are empty. */
  rows: readonly Record<string, string>[];
  /** What the first row becomes, in part. */
  first: object;
  /** What the importer makes of all of them. */
  made: Record<string, number>;
  rejected: number;
}
