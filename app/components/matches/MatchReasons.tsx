// How sure is a match, and what speaks for and against it?
import { formatProbability, formatWeight } from "../../domain/matchWords";
import type { MatchPair } from "../../reports/matchesReport";
import { Unknown } from "../Unknown";

/** The probability and its reasons, each with its weight in bits. */
export function MatchReasons({ probability, reasons }: Pick<MatchPair, "probability" | "reasons">) {
  return (
    <>
      <span className="font-medium">
        {probability === null ? (
          <Unknown reason="nothing said how likely it is" />
        ) : (
          formatProbability(probability)
        )}
      </span>
      {reasons.length > 0 ? (
        <ul className="inline">
          {reasons.map(({ words, weight }, index) => (
            <li key={words} className="inline">
              {index === 0 ? ": " : ", "}
              {words}
              {weight === null ? null : (
                <span className="tabular-nums" title="bits: each doubles the odds">
                  {" "}
                  {formatWeight(weight)}
                </span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
