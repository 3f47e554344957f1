// Who may change an organization's money now?
import type { Db } from "../schema";
import { ensureDerivedToday, lockDerived } from "./derive";

/** One at a time changes an organization's money, on derived rows that are up to date, until its transaction ends. */
export async function lockMoney(db: Db): Promise<void> {
  await ensureDerivedToday(db);
  await lockDerived(db);
}
