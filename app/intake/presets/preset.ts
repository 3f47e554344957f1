// What is known of one product's export?
import type { ImportKind } from "../../domain/vocabulary";
import type { TargetName } from "../targets";

/** Names of columns are compared without case, spaces and punctuation. */
export interface Preset {
  /** As a user names it on the command line: "hubspot-deals". */
  id: string;
  /** After "Looks like": "a HubSpot deal export". */
  name: string;
  kind: ImportKind;
  /** Recognised where all columns of one of these stand in the header: "Deal Name|Deal Stage|Pipeline". */
  tells: readonly string[];
  /** By field: the column, or several in the order of preference with "|"; parts of one value with "+". */
  columns: Partial<Record<TargetName, string>>;
  /** Columns that look like a field of ours and are something else. */
  leaves?: string;
  /** What holds for every row. */
  constants?: Partial<Record<TargetName, string>>;
  /** What the words of a field mean, where they mean it in this product alone. */
  values?: Partial<Record<TargetName, Record<string, string>>>;
}
