// Is what was typed about a file read rightly, and is each fault named at its field?
import { expect, test } from "vitest";
import { readImportOptions } from "../../../app/intake/importOptions";

const read = (texts: Parameters<typeof readImportOptions>[0], currency = "USD") =>
  readImportOptions(texts, { currency });

test("nothing typed is nothing said", () => {
  expect(read({ vendor: "  ", cost: "", currency: "" })).toEqual({ options: {}, faults: [] });
});

test("everything typed is read, a cost in minor units", () => {
  const texts = {
    vendor: " Northwind ",
    list: "March\u0000 list",
    purchasedOn: "2026-03-02",
    cost: "1200.50",
    currency: "eur",
    kind: "deals",
  };
  expect(read(texts)).toEqual({
    options: {
      vendor: "Northwind",
      list: "March list",
      purchasedOn: "2026-03-02",
      cost: { minor: 120050, currency: "EUR" },
      kind: "deals",
    },
    faults: [],
  });
});

test.each([
  { why: "the organization's currency", texts: { cost: "1200" }, currency: "JPY", minor: 1200, code: "JPY" },
  {
    why: "the one that was typed",
    texts: { cost: "1200", currency: "USD" },
    currency: "JPY",
    minor: 120_000,
    code: "USD",
  },
  {
    why: "nothing was charged, and that is known",
    texts: { cost: "0" },
    currency: "USD",
    minor: 0,
    code: "USD",
  },
])("a cost is in $why", ({ texts, currency, minor, code }) => {
  expect(read(texts, currency).options.cost).toEqual({ minor, currency: code });
});

test.each([
  {
    field: "purchasedOn",
    texts: { purchasedOn: "2026-02-30" },
    sentence: "2026-02-30 is no day. Write it as 2026-01-31.",
    why: "no such day",
  },
  {
    field: "purchasedOn",
    texts: { purchasedOn: "03/02/2026" },
    sentence: "03/02/2026 is no day. Write it as 2026-01-31.",
    why: "two readings",
  },
  {
    field: "cost",
    texts: { cost: "1.000" },
    sentence: "1.000 is no amount of USD. Write it as 1200.00, without signs.",
    why: "a thousand to some",
  },
  {
    field: "cost",
    texts: { cost: "1,200.00" },
    sentence: "1,200.00 is no amount of USD. Write it as 1200.00, without signs.",
    why: "a thousands mark",
  },
  {
    field: "cost",
    texts: { cost: "-5" },
    sentence: "-5 is no amount of USD. Write it as 1200.00, without signs.",
    why: "a charge is at least 0",
  },
  {
    field: "cost",
    texts: { cost: "1.5", currency: "JPY" },
    sentence: "1.5 is no amount of JPY. Write it as 1200, without signs.",
    why: "no minor units",
  },
  {
    field: "currency",
    texts: { currency: "EURO" },
    sentence: "EURO is no currency code. Write it as USD.",
    why: "four letters",
  },
  {
    field: "currency",
    texts: { currency: "QQQ" },
    sentence: "QQQ is no currency code. Write it as USD.",
    why: "no such currency",
  },
  {
    field: "kind",
    texts: { kind: "lead" },
    sentence: "lead is none of leads, deals, signals, touches, charges, credits.",
    why: "the singular",
  },
] as const)("$field, $why", ({ field, texts, sentence }) => {
  expect(read(texts)).toEqual({ options: {}, faults: [{ field, sentence }] });
});

test("a cost in a currency that is none is not taken in another", () => {
  expect(read({ cost: "12", currency: "EURO" }).options.cost).toBeUndefined();
});

test("a name as long as a page is refused", () => {
  expect(read({ vendor: "x".repeat(201) }).faults.map(({ field }) => field)).toEqual(["vendor"]);
});
