// Do filters survive their URL, days skip weekends, and prompts come closest first?
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { noneKnown } from "../../../app/domain/filters";
import {
  decodeLedgerFilters,
  encodeLedgerFilters,
  type LedgerFilters,
  ledgerShows,
} from "../../../app/domain/ledgerFilters";
import { type OwnPrompt, promptsFor } from "../../../app/domain/prompts";
import { repNameOf } from "../../../app/domain/repName";
import { defaultIssues, negativeCues } from "../../../app/domain/vocabulary";
import { addWorkdays } from "../../../app/domain/workday";

const id = fc.integer({ min: 1, max: 2_147_483_647 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const filters = fc
  .record({
    vendor: maybe(id),
    list: maybe(id),
    asOf: maybe(fc.constantFrom("2026-01-31", "2024-02-29")),
    step: maybe(id),
    issue: maybe(fc.oneof(id, fc.constant(0))),
    owner: maybe(fc.constantFrom("Maria", "Zoë & Söhne", "a=b&c")),
    mine: maybe(fc.constant(true)),
    show: maybe(fc.constantFrom(...ledgerShows)),
    lost: maybe(fc.constant(true)),
    page: maybe(id),
  })
  .map(
    (all) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as LedgerFilters,
  );

describe("filters of the ledger", () => {
  it("are read back as they were written", () => {
    fc.assert(
      fc.property(filters, (given) => {
        expect(decodeLedgerFilters(new URLSearchParams(encodeLedgerFilters(given)))).toEqual(given);
      }),
    );
  });

  it.each([
    { query: "step=0&page=0&show=&mine=0&lost=0", why: "values that mean nothing" },
    { query: "vendor=&list=&step=&issue=&owner=&as-of=", why: "a form sent empty" },
    { query: "page=1e3&owner=%00%20", why: "numbers and names that are none" },
  ])("leave out what cannot be read: $why", ({ query }) => {
    expect(decodeLedgerFilters(new URLSearchParams(query))).toEqual({});
  });

  it.each([
    { query: "issue=-1", is: { issue: noneKnown } },
    { query: "issue=1e3&step=9999999999", is: { issue: noneKnown, step: noneKnown } },
  ])("choose nothing where no step or issue can be meant: $query", ({ query, is }) => {
    expect(decodeLedgerFilters(new URLSearchParams(query))).toEqual(is);
    expect(encodeLedgerFilters(is)).toContain("issue=-1");
  });

  it("never fail", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        decodeLedgerFilters(new URLSearchParams(text));
      }),
    );
  });
});

test.each([
  { from: "2026-11-26", days: 2, to: "2026-11-30", why: "Thursday to Monday" },
  { from: "2026-11-27", days: 1, to: "2026-11-30", why: "Friday to Monday" },
  { from: "2026-11-28", days: 1, to: "2026-11-30", why: "Saturday to Monday" },
  { from: "2026-11-23", days: 2, to: "2026-11-25", why: "inside a week" },
  {
    from: "2023-12-29",
    days: 1,
    to: "2024-01-01",
    why: "over the year, before the Monday that is counted from",
  },
  { from: "2026-11-28", days: 0, to: "2026-11-28", why: "no days" },
])("$days working days from $from are $to: $why", ({ from, days, to }) => {
  expect(addWorkdays(from, days)).toBe(to);
});

test.each([
  { text: "  Maria   Lopez ", name: "Maria Lopez", why: "spaces" },
  { text: "Ma\u0000ria", name: "Ma ria", why: "control characters" },
  { text: "   ", name: undefined, why: "nothing" },
  { text: "x".repeat(81), name: undefined, why: "too long" },
])("a name is read: $why", ({ text, name }) => {
  expect(repNameOf(text)).toBe(name);
});

describe("prompts", () => {
  const place = { stepId: 7, issueId: 1, issue: "price", cue: null };
  const own = (stepId: number | null, issueId: number | null, words: string): OwnPrompt => ({
    ...{ stepId, issueId, kind: "question" as const, words },
  });
  const all = [
    own(7, null, "step"),
    own(null, 1, "issue"),
    own(7, 1, "both"),
    own(7, 2, "other issue"),
    own(8, 1, "other step"),
  ];

  it("come from the organization first: step and issue, issue at any step, step; then those everybody has", () => {
    const words = promptsFor(place, all).map((prompt) => prompt.words);
    expect(words.slice(0, 3)).toEqual(["both", "issue", "step"]);
    expect(words.length).toBeGreaterThan(3);
  });

  it.each([...defaultIssues])("ask and show something for %s", (issue) => {
    const kinds = promptsFor({ ...place, issue }, []).map(({ kind }) => kind);
    expect(kinds).toEqual(["question", "illustration"]);
  });

  it.each([...negativeCues])("ask something when the buyer %s", (cue) => {
    expect(promptsFor({ stepId: 7, issueId: null, issue: null, cue }, [])[0]?.kind).toBe("question");
  });

  it("ask for the reason where none was named, or the issue is the organization's own", () => {
    for (const issue of [null, "parking"]) {
      const found = promptsFor({ stepId: 7, issueId: 99, issue, cue: null }, []);
      expect(found).toEqual([expect.objectContaining({ kind: "question" })]);
    }
  });

  it("leave out those of an issue where the objection names none", () => {
    const words = promptsFor({ ...place, issueId: null, issue: null }, all).map((prompt) => prompt.words);
    expect(words).toEqual(["step"]);
  });
});
