// What happened to a bought lead of the sample organization?
import type { Day } from "../../app/domain/day";
import type { Channel, Manner, MeetingOutcome, Polarity, TouchChannel } from "../../app/domain/vocabulary";
import type { Buyer, Person } from "./buyers";

/** Times are local, "2026-03-04T10:30", or a day alone for its first moment. */
export interface Touch {
  at: string;
  channel: TouchChannel;
  outcome: string;
  who: string;
}

export interface Signal {
  step: string;
  at: string;
  polarity: Polarity;
  manner: Manner;
  channel: Channel | null;
  issue: string | null;
  outcome: MeetingOutcome | null;
  cue: string | null;
  meeting_on: Day | null;
  note: string;
  who: string;
}

export interface Deal {
  status: "open" | "won" | "lost";
  opened_on: Day;
  won_on: Day | null;
  lost_on: Day | null;
  /** In cents. */
  mrr: number | null;
  oneOff: number | null;
  months: number | null;
  /** Whole per cent. */
  margin: number | null;
  lossReason: string;
  owner: string;
}

export interface SampleLead {
  vendor: string;
  list: string;
  /** The vendor's own id; empty where it gives none. */
  id: string;
  buyer: Buyer;
  /** Whom the row names: the buyer's person or colleague. */
  person: Person;
  purchasedOn: Day;
  /** Cents of the row's price; null where it has none. */
  price: number | null;
  /** Whether its buyer was bought before, inside the window. */
  duplicate: boolean;
  touches: Touch[];
  /** Signals of the list's own row, in wide form. */
  ownSignals: Signal[];
  signals: Signal[];
  deals: Deal[];
  defect: { on: Day; reason: string } | null;
}
