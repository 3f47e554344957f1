// In which account does a lead stand as long as nothing else is known than its own row?

import { hash53 } from "../domain/hash53";
import { accountNumber } from "../domain/identityKeys";
import type { IntakeRow } from "./intakeRow";

/** The number of its strongest key; of one without keys its own place in the import; null for an anonymous lead. */
export function accountOf({ line, lead }: IntakeRow, importId: number): number | null {
  if (!lead || lead.anonymous) return null;
  return accountNumber(lead) ?? hash53(`r${importId}:${line}`);
}
