// How sure is a rate? Its value, the range it may lie in, and of how many.
import type { ReactNode } from "react";
import type { MetricKey } from "../domain/metrics/registry";
import {
  formatCount,
  formatPercent,
  formatPercentRange,
  type Rate,
  tightPercentRange,
} from "../domain/rates";
import { Explain, type Inputs } from "./Explain";
import { Unknown } from "./Unknown";

interface RateWithIntervalProps {
  rate: Rate;
  /** Why it may be unknown, e.g. "no lead is 180 days old yet". */
  reason?: string;
  /** Hides range and n from the eye, not from the hover text: for narrow cells. */
  bare?: boolean;
  /** The registered figure: the range then opens its formula with n and the inputs. */
  means?: MetricKey;
  inputs?: Inputs;
}

export function RateWithInterval({ rate, reason, bare = false, means, inputs }: RateWithIntervalProps) {
  if (rate.value === null) return <Unknown reason={reason ?? "nothing to divide by"} />;
  const range = rate.low === null || rate.high === null ? undefined : formatPercentRange(rate);
  const surety = `${range ? `95\u00a0% sure: ${range}, ` : ""}of ${formatCount(rate.n)}`;
  const explained = (shown: ReactNode) =>
    means ? (
      <Explain means={means} n={rate.n} inputs={inputs} more={range && `95\u00a0% sure: ${range}.`}>
        {shown}
      </Explain>
    ) : (
      shown
    );
  const value = formatPercent(rate.value);
  return (
    <span className="whitespace-nowrap" title={means ? undefined : surety}>
      {bare ? explained(value) : <span className="font-medium">{value}</span>}
      {bare ? (
        <span className="sr-only"> {surety}</span>
      ) : (
        <span className="ml-1.5 text-xs font-normal text-faint">
          {explained(
            <>
              {rate.low === null || rate.high === null ? null : `${tightPercentRange(rate)} `}
              of {formatCount(rate.n)}
            </>,
          )}
        </span>
      )}
    </span>
  );
}
