// Does a word of an address that is not known stay in it, so that the page can say so and choose nothing?
import { describe, expect, it, test } from "vitest";
import { notKnownText } from "../../../app/domain/addressWords";
import { decodeLeadFilters, encodeLeadFilters } from "../../../app/domain/filters";
import { decodeLedgerFilters, encodeLedgerFilters, narrowsLedger } from "../../../app/domain/ledgerFilters";
import { decodeMoneyFilters, encodeMoneyFilters } from "../../../app/domain/moneyFilters";
import { decodePaidTwiceFilters, encodePaidTwiceFilters } from "../../../app/domain/paidTwiceFilters";
import { decodePlacketFilters, encodePlacketFilters } from "../../../app/domain/placketFilters";
import { decodeUnmatchedQuery, unmatchedPath } from "../../../app/domain/unmatchedQuery";

interface Address {
  decode: (params: URLSearchParams) => object;
  encode: (filters: object) => string;
  words: [name: string, text: string][];
}

const addresses: Record<string, Address> = {
  leads: {
    ...{ decode: decodeLeadFilters, encode: encodeLeadFilters },
    words: [
      ...([
        ["state", "stuck"],
        ["step-state", "kept quiet"],
        ["manner", "sung"],
        ["decided", "2"],
      ] as const),
      ...([
        ["buttons", "-1"],
        ["magic-close", "maybe"],
        ["bucket", "x"],
        ["on-whom", "me"],
      ] as const),
      ...([
        ["waste", "yes"],
        ["worked", "2"],
        ["stranded", "true"],
        ["month", "2026-00"],
      ] as const),
    ].map(([name, text]) => [name, text]),
  },
  "circle-back": {
    ...{ decode: decodeLedgerFilters, encode: encodeLedgerFilters },
    words: [
      ["show", "late"],
      ["mine", "yes"],
      ["lost", "2"],
    ],
  },
  placket: { decode: decodePlacketFilters, encode: encodePlacketFilters, words: [["state", "stuck"]] },
  "paid-twice": {
    ...{ decode: decodePaidTwiceFilters, encode: encodePaidTwiceFilters },
    words: [["sold", "three-vendors"]],
  },
  charges: {
    ...{ decode: decodeMoneyFilters, encode: encodeMoneyFilters },
    words: [
      ["month", "May"],
      ["unallocated", "yes"],
    ],
  },
  unmatched: {
    ...{ decode: decodeUnmatchedQuery, encode: (query) => unmatchedPath(query).replace(/^.*\?/, "") },
    words: [
      ["side", "deals"],
      ["status", "pending"],
    ],
  },
};

const cases = Object.entries(addresses).flatMap(([page, { words, ...address }]) =>
  words.map(([name, text]) => ({ page, name, text, ...address })),
);

describe("a word that is not known", () => {
  it.each(cases)("is kept: /$page?$name=$text", ({ decode, encode, name, text }) => {
    const read = decode(new URLSearchParams({ [name]: text }));
    expect(read).toEqual({ notKnown: [{ name, text }] });
    expect(new URLSearchParams(encode(read)).get(name)).toBe(text);
    expect(decode(new URLSearchParams(encode(read)))).toEqual(read);
  });

  it("is one of several", () => {
    const read = decodeLeadFilters(new URLSearchParams("bucket=x&vendor=3&state=stuck&decided=1"));
    expect(read).toEqual({
      ...{ vendor: 3, decided: true },
      notKnown: [
        { name: "state", text: "stuck" },
        { name: "bucket", text: "x" },
      ],
    });
  });

  it("gives way to one that is chosen in its place", () => {
    const read = decodeLeadFilters(new URLSearchParams("state=stuck"));
    expect(encodeLeadFilters({ ...read, state: "won" })).toBe("state=won");
  });

  it("narrows the ledger", () => {
    expect(narrowsLedger(decodeLedgerFilters(new URLSearchParams("show=late")))).toBe(true);
  });
});

test.each([
  [{ name: "state", text: "stuck" }, "State: “stuck”, not known here"],
  [{ name: "step-state", text: "x" }, "Step state: “x”, not known here"],
])("it is said which: %o", (one, says) => expect(notKnownText(one)).toBe(says));
