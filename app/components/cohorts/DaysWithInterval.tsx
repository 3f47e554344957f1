// Within how many days has a part of the leads come, and how sure is that?
import { formatCount } from "../../domain/rates";
import type { DaysToShare } from "../../domain/statistics/daysToShare";
import { Unknown } from "../Unknown";

export function DaysWithInterval({
  days: { days, low, high },
  reason,
}: {
  days: DaysToShare;
  reason: string;
}) {
  if (days === null) return <Unknown reason={reason} />;
  return (
    <span className="whitespace-nowrap">
      {formatCount(days)}{" "}
      {low === null ? null : (
        <span className="text-xs font-normal text-faint">
          {high === null ? `${formatCount(low)} or more` : `${formatCount(low)}–${formatCount(high)}`}
        </span>
      )}
    </span>
  );
}
