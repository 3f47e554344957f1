// May a credit be taken, or would more come back than was charged?
import { allocate, formatMoney } from "./money";

/** A credit that is asked for. */
export interface AskedCredit {
  listId: number;
  /** Leads it names; none where it is on the list as a whole. */
  leadIds: readonly number[];
  minor: number;
  currency: string;
}

/** What was charged and what came back before, in minor units, by list or lead and currency. */
export interface Balance {
  chargedMinor: number;
  creditedMinor: number;
}

/**
 * Judges credits in the order in which they stand: each must fit into what its list was charged, and where it names leads into what
 * these cost, less all that came back before, in its own currency (PRODUCT.md 3 "Cost"). Those that are refused take nothing away
 * from the next. Returns a sentence for each refused one, with both sums, and null for the others.
 * `lists` and `leads` are keyed by `balanceKey`; what is not there was never charged.
 */
export function refusedCredits(
  asked: readonly AskedCredit[],
  { lists, leads }: { lists: ReadonlyMap<string, Balance>; leads: ReadonlyMap<string, Balance> },
): (string | null)[] {
  const backOfList = new Map<string, number>();
  const backOfLead = new Map<string, number>();
  return asked.map(({ listId, leadIds, minor, currency }) => {
    const key = balanceKey(listId, currency);
    const list = lists.get(key) ?? { chargedMinor: 0, creditedMinor: 0 };
    const before = list.creditedMinor + (backOfList.get(key) ?? 0);
    if (before + minor > list.chargedMinor)
      return sentence("its list was charged", { minor, before, charged: list.chargedMinor, currency });
    const named = leadIds.map((id) => {
      const leadKey = balanceKey(id, currency);
      const lead = leads.get(leadKey) ?? { chargedMinor: 0, creditedMinor: 0 };
      return {
        leadKey,
        charged: lead.chargedMinor,
        before: lead.creditedMinor + (backOfLead.get(leadKey) ?? 0),
      };
    });
    const parts =
      named.length === 0
        ? []
        : allocate(
            minor,
            named.map(() => 1),
          );
    const over = named.findIndex((lead, index) => lead.before + (parts[index] ?? 0) > lead.charged);
    const lead = named[over];
    if (lead)
      return sentence(named.length === 1 ? "the lead it names cost" : "one of the leads it names cost", {
        minor: parts[over] ?? 0,
        before: lead.before,
        charged: lead.charged,
        currency,
      });
    backOfList.set(key, (backOfList.get(key) ?? 0) + minor);
    named.forEach(({ leadKey }, index) => {
      backOfLead.set(leadKey, (backOfLead.get(leadKey) ?? 0) + (parts[index] ?? 0));
    });
    return null;
  });
}

/** A list or lead and a currency, as one key. */
export function balanceKey(id: number, currency: string): string {
  return `${id} ${currency}`;
}

function sentence(
  what: string,
  { minor, before, charged, currency }: { minor: number; before: number; charged: number; currency: string },
): string {
  const money = (value: number) => formatMoney(value, currency);
  const earlier = before === 0 ? "" : ` beside ${money(before)} that came back before`;
  return `${money(minor)} would come back${earlier}, and ${what} ${money(charged)}. A credit cannot exceed what was charged: correct the sum, or enter the missing charge first.`;
}
