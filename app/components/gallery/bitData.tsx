// Which made-up leads do the specimens show?
import { defaultSteps, type State, type StepState } from "../../domain/vocabulary";
import type { HistoryEntry } from "../History";
import type { PlacketStep } from "../Placket";

const letters: Record<string, [StepState, boolean | null]> = {
  b: ["buttoned", true],
  B: ["buttoned", false],
  o: ["objection", true],
  O: ["objection", false],
  k: ["skipped", null],
  s: ["silent", null],
  ".": ["silent", null],
};

/** A row of buttons from letters: b and B buttoned spoken and unspoken, o and O objection, k skipped, "." silent. */
export function placketOf(marks: string): PlacketStep[] {
  return [...marks].map((letter, index) => {
    const [state, spoken] = letters[letter] ?? ["silent", null];
    return {
      step: defaultSteps[index]?.name ?? `Step ${index + 1}`,
      kind: defaultSteps[index]?.kind ?? "buy_in",
      state,
      spoken,
    };
  });
}

export const placketDetails = ["2 Sep 2026", "9 Sep 2026", "16 Sep 2026", "price, 1 Oct 2026"];

export interface LeadLine {
  id: number;
  company: string;
  state: State;
  since?: string;
  marks: string;
  frontier: number | null;
  vendor: string;
  costMinor: number | null;
}

export const leadLines: LeadLine[] = [
  {
    id: 1,
    company: "Halvorsen Dental Group",
    state: "stalled",
    since: "41 days",
    marks: "bBBobk...",
    frontier: 3,
    vendor: "Northgate Leads",
    costMinor: 7000,
  },
  {
    id: 2,
    company: "Brightwater Logistics",
    state: "won",
    marks: "bbBbbbbbb",
    frontier: null,
    vendor: "Set & Held Co.",
    costMinor: 14_400,
  },
  {
    id: 3,
    company: "A company with a name that goes on and on, and a subsidiary & Sons (Holdings) Ltd.",
    state: "active",
    marks: "bb.......",
    frontier: 2,
    vendor: "Cold Call Kings",
    costMinor: 3000,
  },
  {
    id: 4,
    company: "Orchard Legal",
    state: "unworked",
    marks: ".........",
    frontier: 0,
    vendor: "Cold Call Kings",
    costMinor: null,
  },
  {
    id: 5,
    company: "Tessellate Studio",
    state: "lost",
    marks: "bO.......",
    frontier: 1,
    vendor: "Northgate Leads",
    costMinor: 4000,
  },
  {
    id: 6,
    company: "Quay Street Clinic",
    state: "credited",
    marks: "b........",
    frontier: 1,
    vendor: "Northgate Leads",
    costMinor: 0,
  },
];

export const historyEntries: HistoryEntry[] = [
  {
    key: 1,
    on: "2026-10-02",
    at: "14:05",
    kind: "signal",
    polarity: "negative",
    spoken: true,
    title: "Objection on Pain agreed: price",
    detail: "Call with the office manager, seen by Dana. “We pay a third of that today.”",
  },
  { key: 2, on: "2026-10-02", kind: "touch", title: "Called, reached" },
  {
    key: 3,
    on: "2026-09-16",
    at: "09:30",
    kind: "signal",
    polarity: "positive",
    spoken: false,
    title: "Appointment held: brought a colleague",
    detail: "Meeting, seen by Dana",
  },
  {
    key: 4,
    on: "2026-09-10",
    kind: "signal",
    polarity: "neutral",
    title: "Appointment rescheduled to 16 Sep 2026",
  },
  {
    key: 5,
    on: "2026-09-09",
    kind: "deal",
    title: "Deal opened: managed service, 42 seats",
    amountMinor: 2_340_000,
    currency: "USD",
  },
  {
    key: 6,
    on: "2026-09-01",
    kind: "credit",
    title: "Credited by the vendor",
    amountMinor: null,
    currency: "USD",
  },
  {
    key: 7,
    on: "2026-09-01",
    kind: "purchase",
    title: "Bought from Northgate Leads, list “September MQL”",
    amountMinor: 7000,
    currency: "USD",
  },
  { key: 8, on: null, kind: "defect", title: "Wrong number" },
];
