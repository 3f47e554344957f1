// Was one group won more often than another, or can one not tell?
import { tooFewText, type WinComparison } from "../../domain/winComparison";
import { Unknown } from "../Unknown";

/** What a comparison says of its first group. */
export function Verdict({ comparison }: { comparison: WinComparison }) {
  if (comparison.verdict === "more") return "won more often";
  if (comparison.verdict === "less") return "won less often";
  const text = tooFewText(comparison) ?? "";
  return comparison.verdict === "none" ? <Unknown reason={text} /> : text;
}
