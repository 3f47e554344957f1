// Does matching find, quickly, what a plain look at each deal and its candidates finds?
import { expect, it } from "vitest";
import { jaroWinkler, jaroWinklerReaches } from "../../../app/domain/statistics/jaroWinkler";
import { alignNames, type Costs } from "../../../app/matching/alignNames";
import { Candidates } from "../../../app/matching/candidates";
import { compare } from "../../../app/matching/compare";
import { decide } from "../../../app/matching/decide";
import { Frequencies } from "../../../app/matching/frequencies";
import { leadsAtHand } from "../../../app/matching/leadSource";
import { Likely, leastTold } from "../../../app/matching/likely";
import { matchParties } from "../../../app/matching/matchParties";
import { bitsOf, priorOf, unlearned } from "../../../app/matching/model";
import { named } from "../../../app/matching/nameWords";
import { packLeads } from "../../../app/matching/packedLeads";
import type { Party } from "../../../app/matching/party";
import { mistyped, oneSlip } from "../../../app/matching/similarity";
import { syntheticDeals } from "../../../scripts/bench/syntheticDeals";
import { Random } from "../../../scripts/samples/random";
import { plainAlignment } from "../../support/plainAlignment";

const seeded = new Random(5);
const below = (most: number) => Math.floor(seeded.next() * most);
/** Of few letters, so that words are often nearly the same; one in eight is an initial. */
const word = () =>
  Array.from({ length: below(8) === 0 ? 1 : 3 + below(6) }, () => "abcdé1"[below(6)]).join("");
const spelled = (words: string[]) => named({ ...nobody, personKey: words.join(" ") }).person;
const nobody = {
  ...{ id: 1, accountId: 1, company: null, companyKey: null, personKey: null, emailKey: null },
  ...{ phoneKey: null, domainKey: null, cityKey: null, postalCode: null, street: null },
};
const costs: Costs = {
  bits: (one) => one.length + one.charCodeAt(0) / 7,
  usual: (one) => one.length % 2 === 0,
};

it("words pair as they do told slowly", () => {
  const kinds = new Set<string>();
  for (let nth = 0; nth < 20_000; nth += 1) {
    const left = Array.from({ length: 1 + below(4) }, word);
    const some = left.map((one) => (below(2) === 0 ? one : below(2) === 0 ? `${one}a` : word()));
    const right = below(10) === 0 ? [left.join("")] : [...some, ...(below(2) === 0 ? [word()] : [])];
    const expected = plainAlignment(left, right, costs);
    expect(alignNames(spelled(left), spelled(right), costs), `${left} | ${right}`).toEqual(expected);
    kinds.add(`${expected.whole} ${expected.any}`);
  }
  expect([...kinds].sort()).toEqual(["false false", "false true", "true true"]);
});

it("words of a long name pair too", () => {
  const [left, right] = [70, 90].map((length) => Array.from({ length }, word));
  expect(alignNames(spelled(left ?? []), spelled(right ?? []), costs)).toEqual(
    plainAlignment(left ?? [], right ?? [], costs),
  );
});

it("words are as alike as their letters say, whatever is seen at once", () => {
  let many = 0;
  for (let nth = 0; nth < 50_000; nth += 1) {
    const left = word();
    const right = below(2) === 0 ? word() : `${left.slice(0, below(left.length))}${word()}`;
    const alike = jaroWinkler(left, right);
    for (const least of [0.5, 0.8, 0.92]) expect(jaroWinklerReaches(left, right, least)).toBe(alike >= least);
    const one = Math.min(left.length, right.length) >= 4 && (oneSlip(left, right) || alike >= 0.92);
    expect(mistyped(left, right), `${left} ${right}`).toBe(one);
    if (one) many += 1;
  }
  expect(many).toBeGreaterThan(1000);
});

it.each([
  [1, 0.99, 0.5],
  [2, 0.9, 0.95],
  [3, 0.5, 0.1],
])(
  "of each deal what all its candidates, compared by themselves, give (seed %d, %d, %d)",
  async (seed, linkAt, queueAt) => {
    const { leads, deals } = syntheticDeals(seed, { leads: 900, deals: 400, placed: seed === 2 });
    const { found } = await matchParties({
      ...{ deals, leads: leadsAtHand(leads), linkAt, queueAt, learned: unlearned },
    });
    const all = deals.map(named);
    const byId = new Map(leads.map((lead) => [lead.id, named(lead)]));
    const candidates = new Candidates(all);
    candidates.add(packLeads([...byId.values()]));
    const frequencies = new Frequencies(candidates);
    const prior = priorOf(leads.length);
    const { rates: model } = unlearned;
    const expected = all.map((deal, at) => {
      const scored = [...candidates.of(at)].flatMap((number) => {
        const lead = byId.get(candidates.idOf(number));
        const evidence = lead ? compare(deal, lead, frequencies) : [];
        const bits = bitsOf(model, evidence, prior);
        if (!lead || bits <= -14 || !evidence.some((one) => one.bits > 3)) return [];
        return [{ leadId: lead.id, accountId: lead.accountId ?? 0, evidence, bits }];
      });
      return { dealId: deal.id, matches: decide(scored, { model, prior, linkAt, queueAt }) };
    });
    expect(found).toEqual(expected);
    expect(found.flatMap(({ matches }) => matches).length).toBeGreaterThan(200);
  },
);

it("whoever is passed over unlooked at has nothing that tells more than three bits, and most are", () => {
  let [passed, looked, near] = [0, 0, 0];
  for (const [seed, placed] of [
    [11, false],
    [12, true],
  ] as const) {
    const made = syntheticDeals(seed, { leads: 600, deals: 250, placed });
    const leads = made.leads.map(named);
    // As many fields as possible are unknown, nearly the same, or the same by chance.
    const deals = made.deals.map((deal, at) => {
      const other = leads[below(leads.length)];
      const slip = (text: string | null | undefined) =>
        text ? `${text.slice(0, -1)}${"x7"[below(2)]}` : null;
      const own = {
        ...{ companyKey: at % 7 === 0 ? null : deal.companyKey, personKey: at % 2 ? deal.personKey : null },
        ...{
          emailKey: at % 3 ? deal.emailKey : slip(other?.emailKey),
          phoneKey: at % 5 ? null : slip(other?.phoneKey),
        },
        domainKey: at % 4 ? deal.domainKey : slip(other?.domainKey),
      };
      return named({
        ...deal,
        ...own,
        ...(at % 3 === 0 ? { cityKey: null, postalCode: null, street: null } : {}),
      });
    });
    const candidates = new Candidates(deals);
    candidates.add(packLeads(leads));
    const frequencies = new Frequencies(candidates);
    const likely = new Likely(deals, frequencies);
    for (const [at, deal] of deals.entries()) {
      for (const lead of leads) {
        const most = Math.max(0, ...compare(deal, lead, frequencies).map(({ bits }) => bits));
        if (likely.mayFit(at, lead)) looked += 1;
        else {
          passed += 1;
          expect(most, `${JSON.stringify(deal)} ${JSON.stringify(lead)}`).toBeLessThanOrEqual(leastTold);
        }
        if (most > leastTold) near += 1;
      }
    }
  }
  expect(passed).toBeGreaterThan(looked);
  expect(near).toBeGreaterThan(1000);
});

it.each<[Partial<Party>, Partial<Party>, string]>([
  [{ companyKey: "alder" }, { companyKey: "alder" }, "the same name"],
  [{ companyKey: "bright water" }, { companyKey: "brightwater" }, "divided otherwise"],
  [{ companyKey: "brihgtwater dental" }, { companyKey: "brightwater law" }, "a rare word mistyped"],
  [{ companyKey: "q harrow" }, { companyKey: "quarry law" }, "an initial"],
  [{ personKey: "ann okafor" }, { personKey: "ann okaford" }, "a person, mistyped"],
  [{ emailKey: "ann@alder.com" }, { emailKey: "ann@birch.com" }, "the same name before the @"],
  [{ emailKey: "anna@alder.com" }, { emailKey: "annaa@alder.com" }, "an e-mail, mistyped"],
  [{ phoneKey: "+12125550101" }, { phoneKey: "+12125550110" }, "a phone, mistyped"],
  [{ domainKey: "alder.com" }, { domainKey: "alder.net" }, "a domain of another land"],
  [{ domainKey: "alder-birch.com" }, { domainKey: "alder-brich.com" }, "a domain, mistyped"],
  [{ cityKey: "boston" }, { cityKey: "bostom" }, "a city nearly the same"],
  [{ postalCode: "02134" }, { postalCode: "02143" }, "a ZIP nearly the same"],
  [{ street: "12 Main St" }, { street: "14 Main St" }, "a street"],
  [
    { companyKey: null },
    { domainKey: "alderlaw.com" },
    "no name on one side, which may stand in the other's domain",
  ],
])("%j and %j are looked at: %s", (one, other, _) => {
  const deal = named({ ...nobody, companyKey: "cedar", ...one });
  const lead = named({ ...nobody, companyKey: "hotels", ...other });
  const candidates = new Candidates([deal]);
  candidates.add(packLeads([lead]));
  const likely = new Likely([deal], new Frequencies(candidates));
  expect(likely.mayFit(0, lead)).toBe(true);
  const stranger = named({ ...lead, ...nobody, companyKey: "junction" });
  if (deal.names.length > 0) expect(likely.mayFit(0, stranger)).toBe(false);
});
