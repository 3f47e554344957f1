// Do the filters of the cohorts page survive the URL, whatever stands in it?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CohortFilters,
  decodeCohortFilters,
  encodeCohortFilters,
  toggled,
} from "../../../app/domain/cohortFilters";

const decode = (query: string) => decodeCohortFilters(new URLSearchParams(query));

describe("cohort filters", () => {
  it.each<[string, CohortFilters, string]>([
    ["", {}, "nothing asked"],
    ["by=list&horizon=90&draw=3&draw=12", { by: "list", horizon: 90, drawn: ["3", "12"] }, "all of them"],
    ["draw=2026-01&draw=2026-01", { drawn: ["2026-01"] }, "a month is drawn once"],
    ["by=list&draw=2026-01", { by: "list" }, "a month is no list"],
    ["draw=7", {}, "a list is no month"],
    ["horizon=0", {}, "no day is no horizon"],
    ["horizon=3651", {}, "more than ten years"],
    ["horizon=-5&by=vendor", {}, "what cannot be read is left out"],
    [
      "draw=2026-01&draw=2026-02&draw=2026-03&draw=2026-04",
      { drawn: ["2026-01", "2026-02", "2026-03"] },
      "three at most",
    ],
  ])("%s", (query, filters, why) => {
    expect(decode(query), why).toEqual(filters);
  });

  it("come back from the URL as they went in", () => {
    const filters = fc.record(
      {
        vendor: fc.integer({ min: 1, max: 999 }),
        from: fc.constantFrom("2026-01-05", "2025-12-31"),
        by: fc.constant("list" as const),
        horizon: fc.integer({ min: 1, max: 3650 }),
        drawn: fc.uniqueArray(fc.integer({ min: 1, max: 99 }).map(String), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ["by"] },
    );
    fc.assert(
      fc.property(filters, (one) => {
        expect(decode(encodeCohortFilters(one))).toEqual(one);
      }),
    );
  });

  it("a fourth cohort takes the place of the first, and one that is drawn is left out", () => {
    const drawn = ["2026-01", "2026-02", "2026-03"];
    expect(toggled({ drawn }, "2026-04")).toEqual({ drawn: ["2026-02", "2026-03", "2026-04"] });
    expect(toggled({ drawn }, "2026-02")).toEqual({ drawn: ["2026-01", "2026-03"] });
    expect(toggled({ drawn: ["2026-01"], horizon: 30 }, "2026-01")).toEqual({ horizon: 30 });
  });
});
