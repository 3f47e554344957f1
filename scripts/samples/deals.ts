// What becomes of a lead in the books: a deal won, lost or still open?
import { addDays, type Day } from "../../app/domain/day";
import type { Deal } from "./facts";
import type { Random } from "./random";

interface Ending {
  /** When the opportunity was entered; undefined where it never was. */
  openedOn: Day | undefined;
  /** The last word of the buyer. */
  endedOn: Day;
  signed: boolean;
  /** Chance that a lead that stopped is entered as lost. */
  writtenOff: number;
  who: string;
}

/** The deal of a lead; undefined for one that never became an opportunity, and for a win nobody entered. */
export function makeDeal(
  random: Random,
  { openedOn, endedOn, signed, writtenOff, who }: Ending,
): Deal | undefined {
  if (openedOn === undefined) return undefined;
  const value = {
    mrr: random.whole(18, 92) * 5000,
    oneOff: random.chance(0.7) ? random.whole(3, 60) * 10_000 : null,
    months: random.chance(0.9) ? random.pick([12, 24, 36, 36]) : null,
    margin: random.chance(0.92) ? random.whole(34, 58) : null,
  };
  const facts = { ...value, opened_on: openedOn, owner: who, lossReason: "" };
  if (signed) {
    return random.chance(0.04) ? undefined : { ...facts, status: "won", won_on: endedOn, lost_on: null };
  }
  if (!random.chance(writtenOff)) return { ...facts, status: "open", won_on: null, lost_on: null };
  const lostOn = random.chance(0.06) ? null : addDays(endedOn, random.whole(10, 55));
  const lossReason = random.pick([
    "Went with current provider",
    "Price",
    "No decision",
    "Hired in-house",
    "Stopped responding",
  ]);
  return { ...facts, status: "lost", won_on: null, lost_on: lostOn, lossReason };
}
