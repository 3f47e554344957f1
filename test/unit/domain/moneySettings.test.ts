// Does the organization's word on its money read as it is reckoned?
import { describe, expect, it, test } from "vitest";
import {
  basisSentence,
  cacFormula,
  type MoneySettings,
  ownCostMinor,
  ownCostSentence,
} from "../../../app/domain/moneySettings";
import { moneyFieldsOf, readMoneySettings } from "../../../app/server/moneySettingsForm";

const plain: MoneySettings = {
  ...{ revenueBasis: "contract", monthlyChurn: null, defaultMargin: null, defaultMonths: null },
  ...{ ownWonMinor: null, ownWorkedMinor: null },
};

test.each([
  [{}, "Revenue basis: the whole contract (one-off + MRR × months)."],
  [{ revenueBasis: "first_month" }, "Revenue basis: first month (one-off + MRR)."],
  [
    { revenueBasis: "ltv", monthlyChurn: 0.0225 },
    "Revenue basis: lifetime (LTV) (one-off + MRR ÷ monthly churn, 2.25 %).",
  ],
  [
    { revenueBasis: "ltv" },
    "Revenue basis: lifetime (LTV) (one-off + MRR ÷ monthly churn, which nobody has set).",
  ],
] as const)("%o is named %j", (money, sentence) => {
  expect(basisSentence({ ...plain, ...money })).toBe(sentence);
});

test.each([
  { own: [null, null], minor: null, sentence: null, why: "off by default" },
  {
    own: [25_000, null],
    minor: 75_000,
    sentence: "CAC and payback hold own sales cost: $250.00 for each account won.",
    why: "three won",
  },
  {
    own: [null, 150],
    minor: 6_000,
    sentence: "CAC and payback hold own sales cost: $1.50 for each lead worked.",
    why: "forty worked",
  },
  {
    ...{ own: [25_000, 150], minor: 81_000, why: "both add up" },
    sentence:
      "CAC and payback hold own sales cost: $250.00 for each account won and $1.50 for each lead worked.",
  },
] as const)("own sales cost: $why", ({ own: [ownWonMinor, ownWorkedMinor], minor, sentence }) => {
  const money = { ...plain, ownWonMinor, ownWorkedMinor };
  expect(ownCostMinor(money, { won: 3, worked: 40 })).toBe(minor);
  expect(ownCostSentence(money, "USD")).toBe(sentence);
  expect(cacFormula(money)).toMatch(minor === null ? /^Net spend ÷/ : /^\(Net spend \+ own sales cost\)/);
});

describe("the form", () => {
  const read = (fields: Record<string, string | undefined>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ basis: "contract", ...fields }))
      if (value !== undefined) form.set(name, value);
    return readMoneySettings(form, "USD");
  };

  it("left empty turns everything off", () => {
    expect(read({})).toEqual({ money: plain });
  });

  it("shows what is set so that it reads as itself", () => {
    const money: MoneySettings = {
      ...{ revenueBasis: "ltv", monthlyChurn: 0.01875, defaultMargin: 0.425, defaultMonths: 36 },
      ...{ ownWonMinor: 25_000, ownWorkedMinor: 1_234 },
    };
    expect(read(moneyFieldsOf(money, "USD"))).toEqual({ money });
  });

  test.each([
    { fields: { churn: "2,5 %" }, found: { monthlyChurn: 0.025 }, why: "a comma and a sign" },
    { fields: { margin: "0" }, found: { defaultMargin: 0 }, why: "a margin may be nothing" },
    { fields: { "own-won": "1,250.50" }, found: { ownWonMinor: 125_050 }, why: "an amount with separators" },
  ])("reads $why", ({ fields, found }) => {
    expect(read(fields)).toEqual({ money: { ...plain, ...found } });
  });

  test.each([
    { fields: { basis: "profit" }, name: "basis", why: "no such basis" },
    { fields: { basis: "ltv" }, name: "churn", why: "a lifetime without churn" },
    { fields: { churn: "0" }, name: "churn", why: "nobody ever leaves" },
    { fields: { margin: "101" }, name: "margin", why: "more than all" },
    { fields: { months: "0" }, name: "months", why: "no month" },
    { fields: { months: "12.5" }, name: "months", why: "half a month" },
    { fields: { "own-won": "0" }, name: "own-won", why: "nothing: empty says that" },
    { fields: { "own-worked": "abc" }, name: "own-worked", why: "no amount" },
    { fields: { "own-worked": "5 EUR" }, name: "own-worked", why: "another currency" },
  ])("refuses $why", ({ fields, name }) => {
    expect(read(fields)).toHaveProperty(["errors", name]);
  });
});
