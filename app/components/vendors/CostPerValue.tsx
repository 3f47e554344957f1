// What does one lead that came so far cost, how sure is that, and of how many?
import { costRangeText } from "../../domain/figureTexts";
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
  const { costMinor, leads } = cost;
  const range = costRangeText(cost, currency, "–");
  return (
    <>
      <Money
        minor={costMinor}
        currency={currency}
        reason={`no lead with a price in ${currency} is ${noun}`}
      />
      <span className="block text-xs whitespace-nowrap text-faint">
        {range === null ? null : (
          <>
            <span className="sr-only">95 % sure: </span>
            {range},{" "}
          </>
        )}
        <Count value={leads} href={href} /> {noun}
      </span>
    </>
  );
}
