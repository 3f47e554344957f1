// Is each candidate handed over once with each of its deals, and are the next read while those before are compared?
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { Candidates } from "../../../app/matching/candidates";
import { eachCandidate } from "../../../app/matching/eachCandidate";
import { named } from "../../../app/matching/nameWords";
import { packLeads } from "../../../app/matching/packedLeads";
import type { Party } from "../../../app/matching/party";

const called = (id: number, company: string): Party => ({
  ...{ id, accountId: id, company, companyKey: company, personKey: null, emailKey: null, phoneKey: null },
  ...{ domainKey: null, cityKey: null, postalCode: null, street: null },
});
const [names, ofEach] = [50, 50];
const nameOf = (id: number) => `alder${id % names}`;
/** Two deals of each name. */
const deals = Array.from({ length: 2 * names }, (_, id) => named(called(id, nameOf(id))));
const leads = Array.from({ length: names * ofEach }, (_, id) => called(id, nameOf(id)));

function candidatesOf(): Candidates {
  const candidates = new Candidates(deals);
  candidates.add(packLeads(leads.map(named)));
  return candidates;
}

it("a batch is asked for before the one that came is compared, as much as that takes to be sent", async () => {
  const said: string[] = [];
  const pairs = new Set<string>();
  await eachCandidate(
    {
      candidates: candidatesOf(),
      places: [...deals.keys()],
      leads: {
        keyed: () => [],
        async find(ids) {
          for (let turn = 0; turn < 20; turn += 1) await null;
          if (ids.length > 0) said.push("asked");
          await delay(1);
          return ids.flatMap((id) => leads[id] ?? []);
        },
      },
    },
    (deal, { id }) => {
      pairs.add(`${deal}:${id}`);
      if (said.at(-1) !== "compared") said.push("compared");
    },
  );
  expect(said).toEqual(["asked", "asked", "compared", "asked", "compared"]);
  expect(pairs.size).toBe(2 * names * ofEach);
});

it("a batch that cannot be read ends it", async () => {
  let asked = 0;
  const sought = {
    candidates: candidatesOf(),
    places: [...deals.keys()],
    leads: {
      keyed: () => [],
      async find(ids: readonly number[]) {
        asked += 1;
        if (asked > 1) throw new Error("The connection is gone.");
        return ids.flatMap((id) => leads[id] ?? []);
      },
    },
  };
  await expect(eachCandidate(sought, () => undefined)).rejects.toThrow("The connection is gone.");
});
