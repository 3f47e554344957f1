// What did one lead in a list cost, and what of that came back?
import { Money } from "./Money";

export function LeadCost({
  costMinor,
  creditedMinor,
  currency,
}: {
  costMinor: number | null;
  creditedMinor: number;
  currency: string;
}) {
  return (
    <>
      <Money minor={costMinor} currency={currency} reason="no charge names this lead or its list" />
      {creditedMinor > 0 ? (
        <span className="block text-faint">
          of which <Money minor={creditedMinor} currency={currency} /> came back
        </span>
      ) : null}
    </>
  );
}
