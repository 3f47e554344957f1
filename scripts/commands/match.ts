// `placket match`: looks anew for the leads of deals that no key gives one, or decides what waits.
import { formatCount } from "../../app/domain/rates";
import { Trouble } from "../../app/domain/trouble";
import type { RematchCounts } from "../../app/matching/rematch";
import { matchMarked } from "../../app/server/matchMarked";
import type { Arguments, Command } from "./arguments";
import { decidePair, matchActs, printQueue } from "./matchDecision";
import { opened, sampleOption } from "./opened";
import { printJson } from "./table";

export const matchCommand: Command = {
  name: "match",
  words: "[link DEAL LEAD | unlink DEAL LEAD | never DEAL LEAD | queue]",
  says: "Looks anew for the leads of all deals that no id and no exact key gives one; what a person decided stays. With a word: decides one pair, or lists what waits. DEAL is the CRM's id or the deal's number, LEAD the vendor's id or the lead's number.",
  options: {
    who: { value: "NAME", says: "who decides" },
    json: { says: "prints the result as JSON" },
    ...sampleOption,
  },
  example: 'placket match link D-1017 A17 --who "Ana"',
  run: match,
};

async function match(given: Arguments): Promise<undefined> {
  const [word, ...rest] = given.words;
  if (word === undefined) return matchAll(given);
  const act = (Object.keys(matchActs) as (keyof typeof matchActs)[]).find((known) => known === word);
  if (act) return decidePair(given, act);
  if (word !== "queue" || rest.length > 0)
    throw new Trouble(
      `"${[word, ...rest].join(" ")}" is none of link, unlink, never (with DEAL and LEAD), queue.`,
    );
  return printQueue(given);
}

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
