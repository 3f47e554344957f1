// How is a rate shown that may be of too few to tell?
import type { MetricKey } from "../domain/metrics/registry";
import { enoughToTell, formatCount, type Rate } from "../domain/rates";
import { Explain } from "./Explain";
import { RateWithInterval } from "./RateWithInterval";
import { Unknown } from "./Unknown";

interface RateOrCountsProps {
  rate: Rate & { hits: number };
  means: MetricKey;
  /** Why there is nothing to divide by. */
  reason: string;
}

/** The rate with its interval; where n is small, the counts and that they are too few. */
export function RateOrCounts({ rate, means, reason }: RateOrCountsProps) {
  const { hits, n } = rate;
  if (n === 0) return <Unknown reason={reason} />;
  if (n >= enoughToTell) return <RateWithInterval rate={rate} means={means} />;
  return (
    <span className="text-soft">
      <Explain means={means} n={n}>
        {formatCount(hits)} of {formatCount(n)}, too few to tell
      </Explain>
    </span>
  );
}
