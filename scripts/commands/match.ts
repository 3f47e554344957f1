// `placket match`: looks anew for the leads of deals that no key gives one.
import { formatCount } from "../../app/domain/rates";
import type { RematchCounts } from "../../app/matching/rematch";
import { matchMarked } from "../../app/server/matchMarked";
import type { Arguments, Command } from "./arguments";
import { opened, sampleOption } from "./opened";
import { printJson } from "./table";

export const matchCommand: Command = {
  name: "match",
  says: "Looks anew for the leads of all deals that no id and no exact key gives one; what a person decided stays.",
  options: { json: { says: "prints the numbers as JSON" }, ...sampleOption },
  example: "placket match",
  run: matchAll,
};

async function matchAll(given: Arguments): Promise<undefined> {
  const counts = await opened(given, ({ db, url, organizationId }) =>
    matchMarked(db, { url, organizationId }),
  );
  if (given.has("json")) printJson(counts);
  else console.log(matchingSentence(counts));
  return undefined;
}

/** What became of the deals without a certain lead. */
export function matchingSentence({ deals, linked, queued, pairs }: RematchCounts): string {
  const left = deals - linked - queued;
  const whole = `${formatCount(deals)} ${deals === 1 ? "deal" : "deals"} without a certain lead`;
  return `${whole}: ${formatCount(linked)} linked by likeness, ${formatCount(queued)} to decide on (${formatCount(pairs)} ${pairs === 1 ? "pair" : "pairs"}), ${formatCount(left)} without a lead.`;
}
