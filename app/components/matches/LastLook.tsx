// Of when are the probabilities of matches?
import { formatCount } from "../../domain/rates";
import type { MatchesReport } from "../../reports/matchesReport";
import { Day } from "../Day";

/** A deal that nothing new concerned keeps the probability of the last look at it, by the counts of then. */
export function LastLook({ look }: { look: MatchesReport["lastLook"] }) {
  return (
    <p className="mt-6 max-w-prose text-sm text-soft">
      A probability is that of the last look at its deal. An import looks at its own deals and at those its
      leads concern.{" "}
      {look === null ? (
        "All deals have not been looked at together yet."
      ) : (
        <>
          All were last looked at together on <Day on={look.on} />, among {counted(look.leads, "lead")} and{" "}
          {counted(look.deals, "deal")}; now there are {formatCount(look.leadsNow)} and{" "}
          {formatCount(look.dealsNow)}.
        </>
      )}{" "}
      From 50 deals on the next import does it again once there are a quarter more of either; an undo does it
      at once.
    </p>
  );
}

function counted(count: number, word: string): string {
  return `${formatCount(count)} ${word}${count === 1 ? "" : "s"}`;
}
