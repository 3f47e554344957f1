// How is what will probably come drawn: with its interval, and apart from what has come?
import { doubtReason, expectedParts } from "../../domain/cohortSentences";
import type { Cohort } from "../../reports/cohort";
import { Unknown } from "../Unknown";

interface ExpectationProps {
  projection: Cohort["projection"];
  of: "wins" | "value";
  currency: string;
  pooledDoubt: string | null;
}

export function Expectation({ projection, of, currency, pooledDoubt }: ExpectationProps) {
  const { wins, valueMinor, why } = projection;
  if (why !== null) return <Unknown reason={doubtReason(why, pooledDoubt)} />;
  const expected = of === "wins" ? wins : valueMinor;
  if (expected === null) return <Unknown reason="no won lead has a known value" />;
  const { about, range } = expectedParts(expected, of === "wins" ? undefined : currency);
  if (range === null) return <span className="text-faint">{about}</span>;
  return (
    <>
      <span className="font-semibold whitespace-nowrap">{about}</span>
      <span className="block text-xs font-normal tracking-normal whitespace-nowrap text-faint">{range}</span>
    </>
  );
}
