// Are amounts read as written, and asked about where nobody could tell?
import { describe, expect, it } from "vitest";
import { take } from "./taking";

/** The amounts of a column in minor units with their currency, or the code with which a cell is rejected. */
async function amounts(cells: string[], format?: object): Promise<(string | null)[]> {
  const mapping = {
    kind: "leads",
    columns: { "lead.company": "company", "lead.cost": "cost" },
    ...(format ? { formats: { "lead.cost": format } } : {}),
  };
  const { results } = await take(`company;cost\n${cells.map((cell) => `Acme;"${cell}"`).join("\n")}\n`, {
    mapping,
  });
  return results.map((result) => {
    if ("code" in result) return result.code;
    return result.lead?.price_minor == null
      ? null
      : `${result.lead.price_minor} ${result.lead.price_currency}`;
  });
}

describe("an amount", () => {
  const cases: [why: string, cells: string[], format: object | undefined, amounts: (string | null)[]][] = [
    ["plain", ["120", "120.5", "0.99"], undefined, ["12000 USD", "12050 USD", "99 USD"]],
    [
      "0 is 0, and nothing is unknown",
      ["0", "", "N/A", "—", "tbd"],
      undefined,
      ["0 USD", null, null, null, null],
    ],
    ["with a sign and thousands", ["$1,234.50", "$22,700.00"], undefined, ["123450 USD", "2270000 USD"]],
    ["in thousands", ["$141.56K", "$1,117.10K"], undefined, ["14156000 USD", "111710000 USD"]],
    ["with decimal commas", ["1.234,50 €", "9,75 €"], undefined, ["123450 EUR", "975 EUR"]],
    [
      "with spaces or apostrophes between thousands",
      ["1 234,50", "1\u00A0234,50", "2’500,00"],
      undefined,
      ["123450 USD", "123450 USD", "250000 USD"],
    ],
    ["with lakhs", ["₹1,23,456.78"], undefined, ["12345678 INR"]],
    ["with two marks of thousands", ["1,234,567"], undefined, ["123456700 USD"]],
    ["with a currency sign has no third decimal", ["$1,234", "$900"], undefined, ["123400 USD", "90000 USD"]],
    ["without one, 1,234 is asked about", ["1,234"], undefined, ["ambiguous money"]],
    ["and so is 1.234", ["1.234"], undefined, ["ambiguous money"]],
    [
      "unless another cell of the column proves it",
      ["1,234", "12.50"],
      undefined,
      ["123400 USD", "1250 USD"],
    ],
    [
      "or a format says so",
      ["1.234", "1.234,50"],
      { decimal: ",", group: "." },
      ["123400 USD", "123450 USD"],
    ],
    [
      "the other way of writing is rejected",
      [...Array.from({ length: 12 }, (_, at) => `${at}.50`), "1.234,50"],
      undefined,
      [...Array.from({ length: 12 }, (_, at) => `${at * 100 + 50} USD`), "ambiguous money"],
    ],
    [
      "currencies by code and sign",
      ["USD 45", "45 EUR", "£45", "C$45"],
      undefined,
      ["4500 USD", "4500 EUR", "4500 GBP", "4500 CAD"],
    ],
    [
      "a cell without currency among several is rejected",
      ["USD 45", "45 EUR", "45"],
      undefined,
      ["4500 USD", "4500 EUR", "currency"],
    ],
    [
      "less than nothing is rejected",
      ["(500)", "-500", "500-", "($1,200.00)"],
      undefined,
      Array.from({ length: 4 }, () => "negative money"),
    ],
    [
      "that is none is rejected",
      ["free lunch", "12.5%", "1e21", "0x1F", "twelve"],
      undefined,
      Array.from({ length: 5 }, () => "unreadable money"),
    ],
    [
      "over a thousand million is rejected",
      ["1000000001", "1000000000"],
      undefined,
      ["unreadable money", "100000000000 USD"],
    ],
    [
      "with more decimals than cents is rejected, zeros apart",
      ["12.345", "12.5000", "12.50"],
      undefined,
      ["unreadable money", "1250 USD", "1250 USD"],
    ],
    [
      "of a currency with three decimals, 1,234 is asked about",
      ["KWD 1,234"],
      undefined,
      ["ambiguous money"],
    ],
    ["of yen has no decimals", ["¥1,200", "JPY 1200"], undefined, ["1200 JPY", "1200 JPY"]],
  ];
  it.each(cases)("%s", async (_why, cells, format, expected) => {
    expect(await amounts(cells, format)).toEqual(expected);
  });

  it("says in its sentence what it could be and how to state it", async () => {
    const { rejects, inspection } = await take('company,Cost\nAcme,"1,234"\n', {
      mapping: { kind: "leads", columns: { "lead.company": "company", "lead.cost": "Cost" } },
    });
    expect(rejects[0]?.sentence).toBe(
      'Line 2, Cost: "1,234" could be 1234 or 1.234. Say which with formats: {"lead.cost": {"decimal": ",", "group": "."}} or {"lead.cost": {"decimal": ".", "group": ","}}.',
    );
    expect(inspection.questions.map(({ code }) => code)).toEqual(["decimal mark"]);
  });

  it("takes its currency from a column of the row, and refuses a sign that says otherwise", async () => {
    const mapping = {
      kind: "leads",
      columns: { "lead.company": "company", "lead.cost": "cost", "lead.currency": "currency" },
    };
    const { rows, rejects } = await take("company,cost,currency\nAcme,45,EUR\nBeta,$45,EUR\nGamma,45,\n", {
      mapping,
    });
    expect(rows.map(({ lead }) => [lead?.price_minor, lead?.price_currency])).toEqual([
      [4500, "EUR"],
      [4500, "USD"],
    ]);
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([[3, "currency"]]);
  });
});

describe("the amount of a credit", () => {
  const cases: [why: string, cells: string[], expected: (number | string)[]][] = [
    ["without a minus", ["100", "60.5"], [10000, 6050]],
    ["with a minus in every cell is what came back", ["-$100.00", "(60.50)", "−5"], [10000, 6050, 500]],
    ["nothing beside a minus is no amount", ["-100", "0", ""], [10000, "missing", "missing"]],
    [
      "with a minus beside amounts without is asked about",
      ["-100", "60", "-5"],
      ["negative money", 6000, "negative money"],
    ],
  ];
  it.each(cases)("%s", async (_why, cells, expected) => {
    const lines = cells.map((cell) => `Leadz;May;${cell};2026-06-20`);
    const { results } = await take(`Vendor;List;Amount;Date\n${lines.join("\n")}\n`, { kind: "credits" });
    expect(results.map((row) => ("code" in row ? row.code : row.credit?.amount_minor))).toEqual(expected);
  });

  it("says on each line with a minus how to write it", async () => {
    const { rejects } = await take("Vendor,Amount,Date\nLeadz,-100,2026-06-20\nLeadz,60,2026-06-20\n", {
      kind: "credits",
    });
    expect(rejects.map(({ sentence }) => sentence)).toEqual([
      'Line 2, Amount: "-100" has a minus, and other amounts of its column have none. If it was given back as they were, write it without the minus; if it was taken back, it is a charge.',
    ]);
  });
});
