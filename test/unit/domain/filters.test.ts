// Do filters survive the URL, and does a bad URL never fail?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchOf } from "../../../app/domain/addressWords";
import { addDays } from "../../../app/domain/day";
import {
  decodeFilters,
  decodeLeadFilters,
  encodeFilters,
  encodeLeadFilters,
  leadSorts,
  magicCloses,
  noneKnown,
  stepMarks,
} from "../../../app/domain/filters";
import { buckets, manners, parties, states } from "../../../app/domain/vocabulary";
import { decodeWasteFilters, encodeWasteFilters, wasteGroupings } from "../../../app/domain/wasteFilters";

const id = fc.integer({ min: 1, max: 2_147_483_647 });
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1990-01-01", days));
const filters = fc.record({ vendor: id, list: id, from: day, to: day, asOf: day }, { requiredKeys: [] });
const wasteFilters = fc.record(
  { vendor: id, list: id, from: day, to: day, asOf: day, by: fc.constantFrom(...wasteGroupings) },
  { requiredKeys: [] },
);
const search = fc
  .string({ unit: "grapheme", maxLength: 60 })
  .map(searchOf)
  .filter((text) => text !== undefined);
const leadFilters = fc.record(
  {
    ...{ vendor: id, list: id, from: day, to: day, asOf: day, page: id, q: search },
    step: fc.oneof(fc.constant(0), id),
    state: fc.constantFrom(...states),
    stepState: fc.constantFrom(...stepMarks),
    bucket: fc.constantFrom(...buckets),
    onWhom: fc.constantFrom(...parties),
    openIssue: fc.oneof(fc.constant(0), id),
    waste: fc.constant(true),
    stranded: fc.constant(true),
    month: fc.oneof(
      fc.constant("unknown" as const),
      day.map((text) => text.slice(0, 7)),
    ),
    sort: fc.constantFrom(...leadSorts),
    issue: fc.oneof(fc.constant(0), id),
    manner: fc.constantFrom(...manners),
    decided: fc.boolean(),
    worked: fc.boolean(),
    buttons: fc.oneof(fc.constant("unknown" as const), fc.constant(0), id),
    magicClose: fc.constantFrom(...magicCloses),
  },
  { requiredKeys: [] },
);

describe("filters", () => {
  it("decode(encode(x)) = x", () => {
    fc.assert(
      fc.property(filters, (x) => {
        expect(decodeFilters(new URLSearchParams(encodeFilters(x)))).toEqual(x);
      }),
    );
  });
  it("of the lead list, decode(encode(x)) = x", () => {
    fc.assert(
      fc.property(leadFilters, (x) => {
        expect(decodeLeadFilters(new URLSearchParams(encodeLeadFilters(x)))).toEqual(x);
      }),
    );
  });
  it("of the waste page, decode(encode(x)) = x, and a grouping that does not exist is left out", () => {
    fc.assert(
      fc.property(wasteFilters, (x) => {
        expect(decodeWasteFilters(new URLSearchParams(encodeWasteFilters(x)))).toEqual(x);
      }),
    );
    expect(decodeWasteFilters(new URLSearchParams("by=weather&vendor=3"))).toEqual({ vendor: 3 });
  });
  it("never fail on any query, and settle after one round", () => {
    const names = fc.constantFrom(
      "vendor",
      "list",
      "from",
      "to",
      "as-of",
      "state",
      "step",
      "step-state",
      "issue",
      "manner",
      "decided",
      "worked",
      "buttons",
      "magic-close",
      "bucket",
      "on-whom",
      "open-issue",
      "waste",
      "stranded",
      "month",
      "q",
      "sort",
      "page",
    );
    const anyQuery = fc.array(fc.tuple(names, fc.string({ unit: "binary" })));
    fc.assert(
      fc.property(anyQuery, (pairs) => {
        const once = decodeLeadFilters(new URLSearchParams(pairs));
        expect(decodeLeadFilters(new URLSearchParams(encodeLeadFilters(once)))).toEqual(once);
      }),
    );
  });
  it("keep one order, whatever order they were given in", () => {
    expect(encodeFilters({ asOf: "2026-01-31", vendor: 3, from: "2026-01-01" })).toBe(
      "vendor=3&from=2026-01-01&as-of=2026-01-31",
    );
    expect(encodeLeadFilters({ bucket: "lost, no reason heard", state: "lost", list: 4 })).toBe(
      "list=4&state=lost&bucket=lost%2C+no+reason+heard",
    );
    expect(encodeLeadFilters({})).toBe("");
  });
  it.each([
    { why: "negative", url: "page=-1" },
    { why: "a form's empty choice", url: "vendor=&list=+&step=&issue=&open-issue=" },
    { why: "not a day", url: "from=2026-02-30" },
    { why: "waste is not asked for", url: "waste=0" },
    { why: "a form's empty words", url: "state=&bucket=+&month=&manner=%00" },
    { why: "only spaces", url: "q=+++" },
    { why: "only control characters", url: "q=%00%01" },
  ])("leave out what cannot be read: $why", ({ url }) =>
    expect(decodeLeadFilters(new URLSearchParams(url))).toEqual({}),
  );
  it.each([
    { why: "a vendor is a number", url: "vendor=acme", is: { vendor: noneKnown } },
    { why: "an id is at least 1", url: "vendor=0", is: { vendor: noneKnown } },
    { why: "beyond the database's integers", url: "vendor=2147483648", is: { vendor: noneKnown } },
    { why: "a list is a number", url: "list=March", is: { list: noneKnown } },
    { why: "a step is a number", url: "step=close", is: { step: noneKnown } },
    { why: "steps not recorded", url: "step=0", is: { step: 0 } },
    { why: "an issue is a number", url: "issue=price", is: { issue: noneKnown } },
    { why: "an open issue too", url: "open-issue=price", is: { openIssue: noneKnown } },
  ])("choose nothing where what is named cannot be: $why", ({ url, is }) => {
    expect(decodeLeadFilters(new URLSearchParams(url))).toEqual(is);
    expect(decodeLeadFilters(new URLSearchParams(encodeLeadFilters(is)))).toEqual(is);
  });
  it("search at most 200 characters, without control characters", () => {
    expect(decodeLeadFilters(new URLSearchParams({ q: ` a\u0000b ${"x".repeat(300)}` })).q).toHaveLength(200);
    expect(decodeLeadFilters(new URLSearchParams({ q: "a\u0000b" })).q).toBe("a b");
  });
});
