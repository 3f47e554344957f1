// Within how many days has a part of the leads come, and how sure is that?
import { formatCount } from "../../domain/rates";
import type { DaysToShare } from "../../domain/statistics/daysToShare";
import { Unknown } from "../Unknown";

interface DaysWithIntervalProps {
  days: DaysToShare;
  /** What comes by the horizon comes no later: the interval ends there at the latest. */
  horizonDays: number;
  /** Why it may be unknown. */
  reason: string;
}

export function DaysWithInterval({ days: { days, low, high }, horizonDays, reason }: DaysWithIntervalProps) {
  if (days === null) return <Unknown reason={reason} />;
  return (
    <span className="whitespace-nowrap">
      {formatCount(days)}{" "}
      {low === null ? null : (
        <span className="text-xs font-normal text-faint">
          {formatCount(low)}–{formatCount(high ?? horizonDays)}
        </span>
      )}
    </span>
  );
}
