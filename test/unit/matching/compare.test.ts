// What speaks for and against a pair, how much, and what is decided?
import { describe, expect, it } from "vitest";
import { companyKey, personKey } from "../../../app/domain/identityKeys";
import { Candidates } from "../../../app/matching/candidates";
import { compare } from "../../../app/matching/compare";
import { type Compared, decide, type Scored } from "../../../app/matching/decide";
import { Frequencies } from "../../../app/matching/frequencies";
import { leadsAtHand } from "../../../app/matching/leadSource";
import { matchParties } from "../../../app/matching/matchParties";
import { bitsOf, type Evidence, reasonWords, usualModel, weightOf } from "../../../app/matching/model";
import { named } from "../../../app/matching/nameWords";
import { packLeads } from "../../../app/matching/packedLeads";
import type { Party } from "../../../app/matching/party";

interface Said extends Partial<Omit<Party, "company" | "companyKey" | "personKey">> {
  company?: string;
  person?: string;
}
const party = ({ company, person, ...rest }: Said, id = 1): Party => ({
  ...{
    id,
    accountId: id,
    company: company ?? null,
    companyKey: companyKey(company),
    personKey: personKey(person),
  },
  ...{
    emailKey: null,
    phoneKey: null,
    domainKey: null,
    cityKey: null,
    postalCode: null,
    street: null,
    ...rest,
  },
});

const evidence = (deal: Said, lead: Said, others: Said[] = []): Evidence[] => {
  const [left, right] = [named(party(deal)), named(party(lead, 2))];
  const candidates = new Candidates([left]);
  const leads = [right, ...others.map((other, n) => named(party(other, 10 + n)))];
  candidates.add(packLeads(leads));
  return compare(left, right, new Frequencies(candidates));
};
const told = (deal: Said, lead: Said) => evidence(deal, lead).map(reasonWords);
const weight = (deal: Said, lead: Said, others: Said[] = []) =>
  evidence(deal, lead, others).reduce((sum, one) => sum + weightOf(usualModel, one), 0);

it.each<[Said, Said, string[], string]>([
  [
    { company: "Brightwater Dental" },
    { company: "Brightwater Dental, LLC" },
    ["same company name"],
    "legal forms say nothing",
  ],
  [
    { company: "Bright Water Dental" },
    { company: "Brightwater Dental" },
    ["same company name"],
    "nor does a space",
  ],
  [
    { company: "Brihgtwater Dental" },
    { company: "Brightwater Dental" },
    ["company name 0.94 similar"],
    "a slip",
  ],
  [
    { company: "Quarry Roofing" },
    { company: "Brightwater Dental" },
    ["another company name"],
    "nothing in common",
  ],
  [{ company: "Quarry Dental" }, {}, [], "what one of them lacks says nothing"],
  [
    { company: "Brightwater Dental" },
    { domainKey: "brightwaterdental.com" },
    ["company name as in the domain"],
    "a name may stand in the domain",
  ],
  [{ person: "Ana Silva" }, { person: "Silva, Ana" }, ["same person"], "turned round"],
  [{ person: "Ana Silva" }, { person: "A. Silva" }, ["person 0.84 similar"], "an initial"],
  [{ emailKey: "ana@b.com" }, { emailKey: "ana@b.com" }, ["same e-mail"], "exact"],
  [{ emailKey: "anasilva@b.com" }, { emailKey: "anaslva@b.com" }, ["e-mail mistyped"], "a slip"],
  [{ emailKey: "info@b.com" }, { emailKey: "info@c.com" }, ["another e-mail"], "info is no name"],
  [
    { domainKey: "brightwater.com" },
    { domainKey: "brightwater.net" },
    ["domain nearly the same"],
    "another ending",
  ],
  [
    { domainKey: "b.com", emailKey: "x@b.com" },
    { domainKey: "b.com", emailKey: "y@b.com" },
    ["same domain"],
    "a colleague is no counter-evidence",
  ],
  [{ phoneKey: "+12125550101" }, { phoneKey: "+12125550110" }, ["phone mistyped"], "two digits swapped"],
  [
    { postalCode: "10001", cityKey: "boston" },
    { postalCode: "10001", cityKey: "boston" },
    ["same ZIP"],
    "city and ZIP count once",
  ],
  [
    { postalCode: "10001", cityKey: "boston" },
    { postalCode: "20000", cityKey: "boston" },
    ["same city"],
    "a wrong ZIP in the right town",
  ],
  [{ street: "1 Main St" }, { street: "1 Main Street, Suite 2" }, ["same street and number"], "streets"],
  [
    { postalCode: "06103-1234" },
    { postalCode: "6103" },
    ["same ZIP"],
    "a ZIP+4, and one whose zero a spreadsheet took",
  ],
  [
    { postalCode: "10001", cityKey: "boston", street: "1 Main St" },
    { postalCode: "20000", cityKey: "denver", street: "7 Oak Ave" },
    ["another city"],
    "elsewhere is told once",
  ],
  [
    { postalCode: "10001", street: "1 Main St" },
    { postalCode: "20000", street: "7 Oak Ave" },
    ["another ZIP"],
    "by the ZIP where no city is known",
  ],
  [
    { cityKey: "boston", street: "1 Main St" },
    { cityKey: "boston", street: "7 Oak Ave" },
    ["same city", "another street"],
    "another house in the same town",
  ],
])("%j and %j: %j, %s", (deal, lead, expected) => {
  expect(told(deal, lead)).toEqual(expected);
});

describe("weights", () => {
  const name = { company: "Brightwater Dental" };
  it("a rare name weighs more than a usual one", () => {
    expect(weight(name, name)).toBeGreaterThan(
      weight({ company: "Family Dental" }, { company: "Family Dental" }) + 3,
    );
  });
  it("a name that many companies have weighs little", () => {
    const same = Array.from({ length: 500 }, () => name);
    expect(weight(name, name, same)).toBeLessThan(weight(name, name) - 8);
  });
  it("a slip weighs less than the same name, and more than another", () => {
    const slip = weight({ company: "Brihgtwater Dental" }, name);
    expect(slip).toBeLessThan(weight(name, name));
    expect(slip).toBeGreaterThan(weight({ company: "Quarry Roofing" }, name));
  });
  it("a phone that several companies have says so, and is weak", () => {
    const phone = { phoneKey: "+12125550101" };
    const [found] = evidence(phone, phone, [phone, phone]);
    expect(found).toMatchObject({ weak: true, words: "same phone, which 3 companies have" });
  });
});

describe("decisions", () => {
  const model = usualModel;
  const by = { model, prior: -10, linkAt: 0.99, queueAt: 0.5 };
  const pair = (leadId: number, bits: number, more: Partial<Evidence> = {}): Compared => ({
    ...{ leadId, accountId: leadId },
    evidence: [{ field: "company", level: "same", bits, words: "same company name", ...more }],
  });
  const scored = (compared: Compared[]): Scored[] =>
    compared.map((one) => ({ ...one, bits: bitsOf(model, one.evidence, by.prior) }));
  it.each<[string, Compared[], string[]]>([
    ["one that is certain", [pair(1, 25)], ["1 linked"]],
    ["one that is likely", [pair(1, 13)], ["1 queued"]],
    ["one that is not", [pair(1, 8)], []],
    ["two companies as certain as each other", [pair(1, 25), pair(2, 25)], ["1 queued", "2 queued"]],
    ["four companies as certain as each other", [pair(1, 25), pair(2, 25), pair(3, 25), pair(4, 25)], []],
    ["one clearly before another", [pair(1, 30), pair(2, 14)], ["1 linked"]],
    ["only a place, which many sit in", [pair(1, 25, { field: "street" })], ["1 queued"]],
    ["only a value that several companies have", [pair(1, 25, { field: "phone", weak: true })], ["1 queued"]],
    [
      "another name in spite of all else",
      [
        {
          ...pair(1, 30, { field: "phone" }),
          evidence: [
            ...pair(1, 30, { field: "phone" }).evidence,
            { field: "company", level: "other", bits: 0, words: "another company name" },
          ],
        },
      ],
      ["1 queued"],
    ],
    [
      "two leads of one company, both linked",
      [pair(1, 25), { ...pair(2, 14), accountId: 1 }],
      ["1 linked", "2 linked"],
    ],
  ])("%s", (_, compared, expected) => {
    expect(decide(scored(compared), by).map(({ leadId, decision }) => `${leadId} ${decision}`)).toEqual(
      expected,
    );
  });
  it("the lines of a receipt sum up to the log-odds", () => {
    for (const { probability, reasons } of decide(scored([pair(1, 12), pair(2, 10)]), {
      ...by,
      queueAt: 0.1,
    })) {
      const bits = reasons.reduce((sum, { weight }) => sum + weight, 0);
      expect(1 / (1 + 2 ** -bits)).toBeCloseTo(probability, 6);
    }
  });
});

it("a person's no keeps a pair out of the candidates, and frees its rival", async () => {
  const deals = [party({ company: "Summit Ridge Plumbing" })];
  const leads = [
    party({ company: "Summit Ridge Plumbing" }, 7),
    party({ company: "Summit Ridge Plumbing" }, 8),
  ];
  const run = (never: string[]) =>
    matchParties({ deals, leads: leadsAtHand(leads), never: new Set(never), linkAt: 0.95, queueAt: 0.3 });
  expect((await run([])).found[0]?.matches.map(({ decision }) => decision)).toEqual(["queued", "queued"]);
  expect((await run(["1:7"])).found[0]?.matches).toMatchObject([{ leadId: 8, decision: "linked" }]);
});
