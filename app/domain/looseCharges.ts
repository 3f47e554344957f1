// How is it said that charges stand on lists without leads?
import { formatMoney } from "./money";
import { formatCount } from "./rates";

/** Charges of one currency whose lists have no leads; a vendor is new who came with them. */
export interface LooseSum {
  currency: string;
  charges: number;
  minor: number;
  lists: readonly { vendor: string; list: string; isNew: boolean }[];
}

/** One sentence a currency, which names the dearest lists, and whose vendor is new; empty where every charge has leads to fall on. */
export function looseSentences(loose: readonly LooseSum[], named = 5): string[] {
  return loose.map(({ currency, charges, minor, lists }) => {
    const more = lists.length > named ? ` and ${formatCount(lists.length - named)} more` : "";
    const shown = lists.slice(0, named);
    const names = shown.map(({ vendor, list }) => `"${vendor}: ${list}"`).join(", ");
    const fresh = [...new Set(shown.filter(({ isNew }) => isNew).map(({ vendor }) => `"${vendor}"`))];
    return `${formatMoney(minor, currency)} in ${formatCount(charges)} ${charges === 1 ? "charge stands" : "charges stand"} on lists without leads (${names}${more}): no lead carries it until leads of a list with that name come in from that vendor.${newVendors(fresh)}`;
  });
}

function newVendors(names: readonly string[]): string {
  if (names.length === 0) return "";
  return names.length === 1
    ? ` The vendor ${names[0]} is new: see that the name is right.`
    : ` The vendors ${names.join(", ")} are new: see that the names are right.`;
}
