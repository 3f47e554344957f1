// `placket account`: says that two leads or deals are the same company, or that one is not, and takes that back.
import { companyDecisionWords, companyRefusal } from "../../app/domain/companyWords";
import { Trouble } from "../../app/domain/trouble";
import { withOrganization } from "../../db/connection";
import {
  type CompanyOutcome,
  type CompanyRow,
  mergeCompanies,
  splitCompany,
  undoCompany,
} from "../../db/queries/companies";
import { type CompanyDecision, listAllCompanyDecisions } from "../../db/queries/companyMembers";
import type { Db } from "../../db/schema";
import type { Arguments, Command } from "./arguments";
import { dealNamed, deciderNamed } from "./matchDecision";
import { asked, opened, sampleOption } from "./opened";
import { leadNamed } from "./signal";
import { printJson, table } from "./table";

export const accountCommand: Command = {
  name: "account",
  words: "merge ONE OTHER | split ONE | undo NUMBER | list",
  says: "Makes two leads or deals one company, sets one apart from its company, takes such a decision back, or lists them all. ONE and OTHER are leads, by the vendor's id or number, or deals, as deal:D-1017.",
  options: {
    who: { value: "NAME", says: "who decides" },
    json: { says: "prints the result as JSON" },
    ...sampleOption,
  },
  example: 'placket account merge A17 B20 --who "Ana"',
  run: decide,
};

async function decide(given: Arguments): Promise<undefined> {
  const [act, ...words] = given.words;
  const [one, other] = words;
  switch (act) {
    case "merge":
      if (one === undefined || other === undefined || words.length > 2)
        throw new Trouble(`Which two? For example: ${accountCommand.example}`);
      return carryOut(given, async (db) =>
        mergeCompanies(db, {
          one: await rowNamed(db, one),
          other: await rowNamed(db, other),
          by: deciderNamed(given),
        }),
      );
    case "split":
      if (one === undefined || words.length > 1)
        throw new Trouble("Which one? For example: placket account split A17");
      return carryOut(given, async (db) =>
        splitCompany(db, { row: await rowNamed(db, one), by: deciderNamed(given) }),
      );
    case "undo":
      if (one === undefined || !/^[1-9]\d{0,15}$/.test(one) || words.length > 1)
        throw new Trouble("Which decision? `placket account list` has their numbers.");
      return carryOut(given, (db) => undoCompany(db, { accountId: Number(one) }));
    case "list":
      return list(given);
    default:
      throw new Trouble(
        `${act === undefined ? "What about which companies?" : `"${act}" is none of merge, split, undo, list.`} For example: ${accountCommand.example}`,
      );
  }
}

/** Decides, and says all that is decided after it of what was named. @throws Trouble where nothing was changed, and why. */
async function carryOut(given: Arguments, change: (db: Db) => Promise<CompanyOutcome>): Promise<undefined> {
  const { outcome, before, after } = await opened(given, ({ db, organizationId }) =>
    withOrganization(db, organizationId, async (db) => ({
      before: await listAllCompanyDecisions(db),
      outcome: await change(db),
      after: await listAllCompanyDecisions(db),
    })),
  );
  const refusal = companyRefusal(outcome);
  if (refusal) throw new Trouble(refusal);
  const news = without(after, before);
  const gone = without(before, after);
  if (given.has("json")) printJson({ decided: news.map(decision), takenBack: gone.map(decision) });
  else {
    for (const row of news) console.log(`${row.account_id}: ${companyDecisionWords(row)}.`);
    for (const row of gone) console.log(`Taken back: ${companyDecisionWords(row)}.`);
  }
  return undefined;
}

function without(rows: CompanyDecision[], others: CompanyDecision[]): CompanyDecision[] {
  return rows.filter(
    (row) => !others.some(({ account_id, what }) => account_id === row.account_id && what === row.what),
  );
}

async function list(given: Arguments): Promise<undefined> {
  await asked(given, async (db) => {
    const rows = await listAllCompanyDecisions(db);
    if (given.has("json")) return printJson(rows.map(decision));
    if (rows.length === 0) return console.log("Nobody has decided anything about companies.");
    console.log(
      table<CompanyDecision>(
        [
          { title: "number", cell: ({ account_id }) => String(account_id), right: true },
          { title: "on", cell: ({ on }) => on ?? "—" },
          { title: "decision", cell: companyDecisionWords },
        ],
        rows,
      ),
    );
  });
  return undefined;
}

function decision({ account_id, what, name, into_name, by, on }: CompanyDecision) {
  return { number: account_id, what, name, into: into_name, by, on };
}

async function rowNamed(db: Db, word: string): Promise<CompanyRow> {
  const [, deal] = /^deal:(.+)$/.exec(word) ?? [];
  return deal === undefined
    ? { relation: "lead", id: await leadNamed(db, word) }
    : { relation: "deal", id: await dealNamed(db, deal) };
}
