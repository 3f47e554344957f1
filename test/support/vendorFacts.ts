// Which leads, with deals of every kind, do the tests of vendors' figures look at?
import fc from "fast-check";
import { addDays } from "../../app/domain/day";
import type { BoughtLead } from "./oracleWaste";
import { randomLead } from "./randomLead";

const maybe = (value: fc.Arbitrary<number>) => fc.option(value, { nil: null, freq: 3 });
const money = fc.record({
  mrr_minor: maybe(fc.integer({ min: 10_000, max: 400_000 })),
  one_off_minor: maybe(fc.integer({ min: 0, max: 900_000 })),
  amount_minor: maybe(fc.integer({ min: 1_000_000, max: 9_000_000 })),
  months: maybe(fc.constantFrom(3, 12, 36)),
  margin: fc.option(fc.integer({ min: 20, max: 70 }), { nil: null, freq: 9 }),
});
const bought = fc.record({
  vendor: fc.constantFrom("Ardent", "Bellow", "Cromer"),
  list: fc.constantFrom("One", "Two"),
  lead: randomLead,
  deals: fc.array(money, { minLength: 2, maxLength: 2 }),
  delivered: fc.constantFrom(null, "", "T08:15", "T17:40"),
});

/** 160 leads of three vendors with two lists each, the same each time. */
export const vendorFacts = fc
  .sample(fc.array(bought, { minLength: 160, maxLength: 160 }), { numRuns: 1, seed: 20_261_126 })
  .flat()
  .map(({ vendor, list, lead, deals, delivered }, index): BoughtLead => {
    const day = lead.purchased_on;
    return {
      ...{ id: `v${index}`, vendor, list },
      lead: {
        ...{
          ...lead,
          as_of: "2026-01-10",
          deals: lead.deals?.map((deal, at) => ({ ...deal, ...deals[at] })),
        },
        delivered_at: day === null || delivered === null ? null : `${addDays(day, 1)}${delivered}`,
      },
    };
  });
