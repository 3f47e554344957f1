// How ripe is a cohort: the word, and which share of its wins is expected by its age?
import { doubtReason } from "../../domain/cohortSentences";
import { formatPercent } from "../../domain/rates";
import type { Ripeness } from "../../domain/statistics/ripeness";
import { Unknown } from "../Unknown";

const looks = {
  ripe: "text-ink",
  ripening: "text-ripening-ink",
  "too early": "text-stalled-ink",
};

export function RipenessMark({ ripeness, pooledDoubt }: { ripeness: Ripeness; pooledDoubt: string | null }) {
  if (ripeness.share === null) return <Unknown reason={doubtReason(ripeness.why, pooledDoubt)} />;
  const share = formatPercent(ripeness.share);
  return (
    <span
      className="whitespace-nowrap"
      title={`${share} of the wins up to the horizon are expected by this age`}
    >
      <span className={`font-medium ${looks[ripeness.label]}`}>{ripeness.label}</span>{" "}
      <span className="text-xs text-faint">{share}</span>
    </span>
  );
}
