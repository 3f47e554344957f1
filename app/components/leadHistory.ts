// How do the facts of a lead read in its history?
import { formatDay } from "../domain/day";
import { signalTitle } from "../domain/signalTitle";
import type { LeadReport } from "../reports/leadReport";
import type { LeadStanding } from "../reports/leadsReport";
import type { HistoryEntry } from "./History";

/** The facts as entries, newest first, with the purchase among them at its day. */
export function historyOf(
  facts: LeadReport["facts"],
  standing: LeadStanding,
  {
    purchasedFrom,
    whole,
    editHref,
  }: {
    purchasedFrom: string;
    /** Whether these are all facts; a page of them has the purchase only where it falls among them. */
    whole: { first: boolean; last: boolean };
    /** Where a signal is edited; undefined where the past is looked at. */
    editHref: ((signalId: number) => string) | undefined;
  },
): HistoryEntry[] {
  const purchase: HistoryEntry = {
    ...{
      key: "purchase",
      on: standing.purchasedOn,
      kind: "purchase",
      title: `Bought from ${standing.vendor.name}`,
      currency: standing.currency,
    },
    amountMinor: standing.costMinor,
    detail:
      purchasedFrom === "deal"
        ? "The day is the deal’s: the file gives no date of purchase."
        : standing.list.name,
  };
  const entries = facts.map((fact) => entryOf(fact, editHref));
  const place = entries.findIndex(({ on }) => on === null || (purchase.on !== null && on < purchase.on));
  if ((place < 0 && !whole.last) || (place === 0 && !whole.first)) return entries;
  return place < 0 ? [...entries, purchase] : [...entries.slice(0, place), purchase, ...entries.slice(place)];
}

function entryOf(
  fact: LeadReport["facts"][number],
  editHref: ((signalId: number) => string) | undefined,
): HistoryEntry {
  const shared = { key: `${fact.kind}-${fact.id}`, on: fact.on, at: fact.at ?? undefined, kind: fact.kind };
  const detail = [fact.channel, fact.who, fact.note].filter(Boolean).join(" · ") || undefined;
  if (fact.kind === "signal") {
    const meeting = fact.meeting_on ? [`meeting on ${formatDay(fact.meeting_on)}`] : [];
    return {
      ...shared,
      polarity: fact.polarity ?? undefined,
      spoken: fact.manner === null ? null : fact.manner === "spoken",
      title: signalTitle(fact),
      editHref: editHref?.(fact.id),
      detail: [detail, ...meeting].filter(Boolean).join(" · ") || undefined,
    };
  }
  if (fact.kind === "deal") {
    const title =
      fact.word === "won"
        ? "Won"
        : fact.word === "lost"
          ? `Lost${fact.issue ? `: ${fact.issue}` : ""}`
          : "Deal open";
    const opened =
      fact.meeting_on && fact.meeting_on !== fact.on ? [`opened ${formatDay(fact.meeting_on)}`] : [];
    const method = fact.channel === "person" ? "hand" : fact.channel;
    const linked = `linked by ${method}${fact.confirmed_by === null ? "" : `, confirmed by ${fact.confirmed_by}`}`;
    return {
      ...shared,
      title,
      amountMinor: fact.amount_minor,
      currency: fact.currency ?? undefined,
      detail: [fact.note, ...opened, linked].filter(Boolean).join(" · "),
    };
  }
  if (fact.kind === "defect") return { ...shared, title: `Defect: ${fact.word}`, detail };
  return { ...shared, title: `We tried${fact.word ? `: ${fact.word}` : ""}`, detail };
}
