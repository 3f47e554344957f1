// Are probabilities, weights, decisions and help said as they are, and never surer than they are?
import { describe, expect, it, test } from "vitest";
import {
  decodeMatchesQuery,
  encodeMatchesQuery,
  percentOf,
  percentText,
} from "../../../app/domain/matchesQuery";
import { matchHelpSentence } from "../../../app/domain/matchHelp";
import {
  decidedWords,
  formatProbability,
  formatWeight,
  reasonsOf,
  shareWords,
} from "../../../app/domain/matchWords";
import { decodePaidTwiceFilters, encodePaidTwiceFilters } from "../../../app/domain/paidTwiceFilters";
import { type Comparable, pairFields } from "../../../app/domain/pairFields";
import { decodeUnmatchedQuery, unmatchedPath } from "../../../app/domain/unmatchedQuery";

test.each<[number | null, string, string]>([
  [1, "certain", "an exact key"],
  [0.9961, "99.6 %", "one decimal"],
  [0.99996, "over 99.9 %", "never rounded up to all"],
  [1 - 1e-12, "over 99.9 %", "not all but by a trace"],
  [0.00001, "under 0.1 %", "never rounded down to nothing"],
  [1e-12, "under 0.1 %", "not nothing but by a trace"],
  [0.5, "50.0 %", "even"],
  [null, "—", "by hand"],
])("a probability of %s is said as %s: %s", (probability, words, _why) => {
  expect(formatProbability(probability)).toBe(words);
});

test.each([
  [6.14, "+6.1"],
  [-1.2, "−1.2"],
  [-0.04, "0.0"],
])("a weight of %s is said as %s", (weight, words) => {
  expect(formatWeight(weight)).toBe(words);
});

test.each([
  [
    { method: "named", decision: "linked", decidedBy: null },
    "Linked by rule: the deal names the lead by its id",
  ],
  [{ method: "domain", decision: "linked", decidedBy: null }, "Linked by rule: same domain"],
  [{ method: "domain", decision: "linked", decidedBy: "Ana" }, "Linked by Ana"],
  [{ method: "likeness", decision: "queued", decidedBy: null }, "Waits in the queue"],
  [{ method: "likeness", decision: "never", decidedBy: "Ana" }, "Never these two, said Ana"],
] as const)("%o is said as %s", (decided, words) => {
  expect(decidedWords(decided)).toBe(words);
});

test("shares and reasons are said in words", () => {
  expect([null, 1, 3].map((shareCount) => shareWords({ shareCount }))).toEqual([
    "no credit for this deal",
    "credit for the whole deal",
    "1 of 3 equal parts of the deal",
  ]);
  expect(reasonsOf(["same email", { words: "other city", weight: -1.2 }])).toEqual([
    { words: "same email", weight: null },
    { words: "other city", weight: -1.2 },
  ]);
});

describe("fields of a pair", () => {
  const nothing: Comparable = {
    ...{ company: null, person: null, email: null, phone: null, website: null, city: null },
    ...{ street: null, postal_code: null },
    ...{
      company_key: null,
      person_key: null,
      email_key: null,
      phone_key: null,
      domain_key: null,
      city_key: null,
    },
  };
  it.each([
    [
      "the same key written differently",
      { company: "Oak Inc", company_key: "oak" },
      { company: "OAK", company_key: "oak" },
      "same",
    ],
    ["two keys", { company: "Oak", company_key: "oak" }, { company: "Elm", company_key: "elm" }, "differs"],
    [
      "no key on one side, same text",
      { company: "?? ", company_key: null },
      { company: "??", company_key: "x" },
      "same",
    ],
    ["one side empty", { company: "Oak", company_key: "oak" }, {}, "one side"],
  ])("%s", (_, lead, deal, verdict) => {
    expect(pairFields({ ...nothing, ...lead }, { ...nothing, ...deal })).toMatchObject([
      { label: "Company", verdict },
    ]);
  });
  it("streets and postal codes written differently are the same", () => {
    const lead = { street: "12 Oak Street", city: "St. Paul", city_key: "saint paul", postal_code: "55101" };
    const deal = {
      street: "12 oak st.",
      city: "St Paul, MN",
      city_key: "saint paul",
      postal_code: "55101-2020",
    };
    const words = (more: Partial<Comparable>) =>
      pairFields({ ...nothing, ...lead }, { ...nothing, ...deal, ...more }).map(
        ({ label, verdict }) => `${label} ${verdict}`,
      );
    expect(words({})).toEqual(["Street same", "City same", "Postal code same"]);
    expect(words({ street: "14 Oak St", postal_code: "55102" })).toEqual([
      ...["Street differs", "City same", "Postal code differs"],
    ]);
  });
  it("leaves out what neither has, and shows the key where the text is missing", () => {
    expect(pairFields(nothing, { ...nothing, domain_key: "oak.com" })).toEqual([
      { label: "Website", lead: null, deal: "oak.com", verdict: "one side" },
    ]);
  });
});

test.each([
  [
    {},
    "Would help: the company’s website; an e-mail address; a phone number; the company’s name; or the city.",
  ],
  [
    { email_key: "a@gmail.com", phone_key: "1", company_key: "oak", city_key: "x" },
    "Would help: the company’s website, or an address that is not of a free mail service.",
  ],
  [
    { email_key: "a@oak.com", domain_key: "oak.com", phone_key: "1", company_key: "oak", city_key: "x" },
    "Nothing is missing: no bought lead has its website, e-mail, phone, or company and city.",
  ],
])("what would help %o", (keys, sentence) => {
  const none = { email_key: null, domain_key: null, phone_key: null, company_key: null, city_key: null };
  expect(matchHelpSentence({ ...none, ...keys }, "bought lead")).toBe(sentence);
});

describe("addresses of the pages", () => {
  it("a percent is read and written back", () => {
    expect(["95", "95.5 %", "100", "101", "x", "-1", ""].map(percentOf)).toEqual([
      0.95,
      0.955,
      1,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([0.95, 0.955, 1, 0.57].map(percentText)).toEqual(["95", "95.5", "100", "57"]);
  });
  it("what is written is read again, and what cannot be read is left out", () => {
    const query = { skip: 3, shown: true, keysOff: true, above: 0.955, last: [{ dealId: 1, leadId: 2 }] };
    expect(decodeMatchesQuery(new URLSearchParams(encodeMatchesQuery(query)))).toEqual(query);
    expect(decodeMatchesQuery(new URLSearchParams("skip=-1&above=900&last=x.1-0&shown=2"))).toEqual({});
    const twice = { vendor: 3, sold: "two vendors", page: 2 } as const;
    expect(decodePaidTwiceFilters(new URLSearchParams(encodePaidTwiceFilters(twice)))).toEqual(twice);
    const unmatched = { side: "leads", status: "won", asOf: "2026-01-31", page: 2, of: 5, q: "oak" } as const;
    expect(decodeUnmatchedQuery(new URL(unmatchedPath(unmatched), "http://x").searchParams)).toEqual(
      unmatched,
    );
    expect(decodeUnmatchedQuery(new URLSearchParams("side=&status=&as-of=z&of=0"))).toEqual({});
  });
});
