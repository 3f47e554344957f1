// How is it said that charges stand on lists without leads?
import { formatMoney } from "./money";
import { formatCount } from "./rates";

/** Charges of one currency whose lists have no leads. */
export interface LooseSum {
  currency: string;
  charges: number;
  minor: number;
  lists: readonly string[];
}

/** One sentence a currency, which names the dearest lists; empty where every charge has leads to fall on. */
export function looseSentences(loose: readonly LooseSum[], named = 5): string[] {
  return loose.map(({ currency, charges, minor, lists }) => {
    const more = lists.length > named ? ` and ${formatCount(lists.length - named)} more` : "";
    const names = lists
      .slice(0, named)
      .map((name) => `"${name}"`)
      .join(", ");
    return `${formatMoney(minor, currency)} in ${formatCount(charges)} ${charges === 1 ? "charge stands" : "charges stand"} on lists without leads (${names}${more}): no lead carries it until leads of a list with that name come in.`;
  });
}
