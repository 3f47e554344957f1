// Which open objections does the ledger show? Read from the URL and written back.
import { oneOf, present, reader, searchOf } from "./addressWords";
import { decodeFilters, decodeLeadFilters, encodeFilters, type Filters } from "./filters";

/** What has become of an objection's circle-back; "overdue" and "due" go by its day, "free" is nobody's. */
export const ledgerShows = ["overdue", "due", "free", "snoozed", "done"] as const;
export type LedgerShow = (typeof ledgerShows)[number];

export interface LedgerFilters extends Filters {
  /** Step the objection was raised on. */
  step?: number;
  /** Issue it names; 0 stands for objections that name none. */
  issue?: number;
  /** Who circles back. */
  owner?: string;
  /** Those of the name that this browser remembers; stronger than `owner`. */
  mine?: boolean;
  show?: LedgerShow;
  /** Objections of lost leads too. */
  lost?: boolean;
  /** From 1. */
  page?: number;
}

/** The filters a URL of the ledger asks for. Total: a word that is not known chooses nothing, and what else cannot be read is left out. */
export function decodeLedgerFilters(params: URLSearchParams): LedgerFilters {
  const { step, page } = decodeLeadFilters(params);
  const issue = decodeLeadFilters(new URLSearchParams({ step: params.get("issue") ?? "" })).step;
  const { read, choose, flag, notKnown } = reader(params);
  return present({
    ...decodeFilters(params),
    ...(step !== 0 && { step }),
    issue,
    owner: read("owner", searchOf),
    mine: flag("mine"),
    show: choose("show", oneOf(ledgerShows)),
    lost: flag("lost"),
    page,
    notKnown: notKnown(),
  });
}

/** Whether anything but the day and the page chooses among the open objections: lost leads too are more, not fewer. */
export function narrowsLedger({ asOf: _, page: __, lost: ___, ...narrowing }: LedgerFilters): boolean {
  return encodeLedgerFilters(narrowing) !== "";
}

/** The query of a ledger's URL, in a stable order. */
export function encodeLedgerFilters(filters: LedgerFilters): string {
  const { step, issue, owner, mine, show, lost, page, ...own } = filters;
  return encodeFilters(own, {
    ...{ step, issue, owner },
    ...{ mine: mine ? 1 : undefined, show, lost: lost ? 1 : undefined, page },
  });
}
