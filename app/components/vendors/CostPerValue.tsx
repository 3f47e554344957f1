// What does one lead that came so far cost, how sure is that, and of how many?
import { formatMoney } from "../../domain/money";
import type { CostPer } from "../../reports/vendorFigures";
import { Count } from "../Count";
import { Money } from "../Money";

interface CostPerValueProps {
  cost: CostPer;
  currency: string;
  /** The leads that came so far. */
  href?: string;
  /** What they are: "held". */
  noun: string;
}

export function CostPerValue({ cost, currency, href, noun }: CostPerValueProps) {
  const { costMinor, lowMinor, highMinor, leads } = cost;
  return (
    <>
      <Money minor={costMinor} currency={currency} reason={`no lead with a price is ${noun}`} />
      <span className="block text-xs whitespace-nowrap text-faint">
        {lowMinor === null ? null : (
          <>
            <span className="sr-only">95 % sure: </span>
            {highMinor === null ? "from " : null}
            {formatMoney(lowMinor, currency, { whole: true })}
            {highMinor === null ? null : `–${formatMoney(highMinor, currency, { whole: true })}`},{" "}
          </>
        )}
        <Count value={leads} href={href} /> {noun}
      </span>
    </>
  );
}
