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
  const { wins, valueMinor, why, leads } = projection;
  if (why !== null) return <Unknown reason={doubtReason(why, pooledDoubt)} />;
  if (leads === 0) return <span className="text-faint">0</span>;
  const expected = of === "wins" ? wins : valueMinor;
  if (expected === null) return <Unknown reason="no won lead has a known value" />;
  const { about, range } = expectedParts(expected, of === "wins" ? undefined : currency);
  return (
    <span className="whitespace-nowrap">
      <span className="font-medium">{about}</span>{" "}
      <span className="text-xs font-normal text-faint">{range}</span>
    </span>
  );
}
