// In which words is it said that some leads have no price?
import { formatCount } from "./rates";

/** "31 of 1,204 leads have no price", "1 of 3 leads has no price". */
export function unpricedText(unpriced: number, leads: number): string {
  return `${formatCount(unpriced)} of ${formatCount(leads)} ${leads === 1 ? "lead" : "leads"} ${unpriced === 1 ? "has" : "have"} no price`;
}
