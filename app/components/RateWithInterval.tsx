// How sure is a rate? Its value, the range it may lie in, and of how many.
import { formatCount, formatPercent, type Rate } from "../domain/rates";
import { Unknown } from "./Unknown";

interface RateWithIntervalProps {
  rate: Rate;
  /** Why it may be unknown, e.g. "no lead is 180 days old yet". */
  reason?: string;
  /** Hides range and n from the eye, not from the hover text: for narrow cells. */
  bare?: boolean;
}

export function RateWithInterval({ rate, reason, bare = false }: RateWithIntervalProps) {
  if (rate.value === null) return <Unknown reason={reason ?? "nothing to divide by"} />;
  const range =
    rate.low === null || rate.high === null
      ? undefined
      : `${formatPercent(rate.low)} to ${formatPercent(rate.high)}`;
  const surety = `${range ? `95\u00a0% sure between ${range}, ` : ""}of ${formatCount(rate.n)}`;
  return (
    <span className="whitespace-nowrap" title={surety}>
      <span className={bare ? undefined : "font-medium"}>{formatPercent(rate.value)}</span>
      {bare ? (
        <span className="sr-only"> {surety}</span>
      ) : (
        <span className="ml-1.5 text-xs font-normal text-faint">
          {rate.low === null || rate.high === null ? null : (
            <>
              {formatPercent(rate.low).replace(" %", "")}–{formatPercent(rate.high)}{" "}
            </>
          )}
          of {formatCount(rate.n)}
        </span>
      )}
    </span>
  );
}
