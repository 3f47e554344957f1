// Is a charge that is entered, changed or deleted by hand spread at once, as one of a file is, and refused with a sentence where it must be?
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { postCharge } from "../../app/server/chargeAction";
import { createOrganization } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";
import { type Fields, formOf, openMoneyForms } from "../support/moneyForms";

let database: TestDatabase;
let forms: Awaited<ReturnType<typeof openMoneyForms>>;
const other = 2;

beforeAll(async () => {
  database = await testDatabase();
  await createOrganization(database.db, { organizationId: other, name: "Other MSP" });
  forms = await openMoneyForms(database);
}, 60_000);
afterEach(() => forms.clear());
afterAll(() => database.close());

const place = async (name: string) => (name.length === 2 ? forms.list(name) : forms.vendor(name));
const header = [
  "Vendor",
  "List",
  "Basis",
  "Qty",
  "Unit price",
  "Amount",
  "Period start",
  "Period end",
  "Invoice date",
];

describe("a charge entered by hand costs each lead what the same line of an invoice does:", () => {
  const cases: { why: string; form: Fields; line: string[]; a0: number | null }[] = [
    {
      why: "flat, with a remainder",
      form: { place: "A1", basis: "flat", amount: "10.03" },
      line: ["Ardent", "A1", "flat", "", "", "10.03", "", "", ""],
      a0: 251,
    },
    {
      why: "per record",
      form: { place: "A1", basis: "record", quantity: "4", unit: "2.50" },
      line: ["Ardent", "A1", "record", "4", "2.50", "", "", "", ""],
      a0: 250,
    },
    {
      why: "per lead, half a cent rounded up",
      form: { place: "A1", basis: "lead", quantity: "0.5", unit: "0.33" },
      line: ["Ardent", "A1", "lead", "0.5", "0.33", "", "", "", ""],
      a0: 5,
    },
    {
      why: "per set",
      form: { place: "A1", basis: "set", quantity: "2", unit: "150" },
      line: ["Ardent", "A1", "set", "2", "150", "", "", "", ""],
      a0: 15_000,
    },
    {
      why: "per held",
      form: { place: "A1", basis: "held", quantity: "1", unit: "300" },
      line: ["Ardent", "A1", "held", "1", "300", "", "", "", ""],
      a0: 0,
    },
    {
      why: "a retainer of a period",
      form: { place: "Ardent", basis: "retainer", amount: "100.01", from: "2026-01-01", to: "2026-02-05" },
      line: ["Ardent", "", "retainer", "", "", "100.01", "2026-01-01", "2026-02-05", ""],
      a0: 3334,
    },
    {
      why: "hours of a period",
      form: {
        place: "Ardent",
        basis: "hours",
        quantity: "2.5",
        unit: "40",
        from: "2026-01-01",
        to: "2026-01-31",
      },
      line: ["Ardent", "", "hours", "2.5", "40", "", "2026-01-01", "2026-01-31", ""],
      a0: 5000,
    },
    {
      why: "set in a period, of all lists",
      form: { place: "Ardent", basis: "set", amount: "99.99", from: "2026-02-01", to: "2026-02-28" },
      line: ["Ardent", "", "set", "", "", "99.99", "2026-02-01", "2026-02-28", ""],
      a0: 0,
    },
    {
      why: "a flat sum that no lead can carry",
      form: { place: "Ardent", basis: "flat", amount: "5", invoiced: "2026-02-01" },
      line: ["Ardent", "", "flat", "", "", "5", "", "", "2026-02-01"],
      a0: null,
    },
    {
      why: "written as Europeans do",
      form: { place: "A1", basis: "flat", amount: "1.234,50 €" },
      line: ["Ardent", "A1", "flat", "", "", "1.234,50 €", "", "", ""],
      a0: 30_863,
    },
  ];
  it.each(cases)("$why", async ({ form, line, a0 }) => {
    await importText(database, csv(header, [line]), { fileName: "invoice.csv" });
    const imported = [await forms.costs(), (await forms.derived()).maintained[1]];
    expect((imported[0] as Record<string, unknown>).a0).toBe(a0);
    await forms.clear();
    const posted = await forms.charge({ ...form, place: await place(String(form.place)) });
    expect(posted).toMatchObject({ to: expect.stringContaining("/charges?vendor=") });
    const { maintained, rebuilt } = await forms.derived();
    expect([await forms.costs(), maintained[1]]).toEqual(imported);
    expect(maintained).toEqual(rebuilt);
  });
});

describe("a retainer for months", () => {
  it("is one charge a month of the whole amount each, first and last cut to their days", async () => {
    const fields = {
      place: await forms.vendor("Ardent"),
      basis: "retainer",
      amount: "$2,000",
      each: "month",
      from: "2026-01-15",
      to: "2026-03-10",
      by: " Maria ",
      key: "abcdefgh-1",
    };
    await forms.charge(fields);
    const rows = await forms.charges();
    expect(rows.map((row) => [row.period_start, row.period_end, row.amount_minor, row.entered_by])).toEqual([
      ["2026-01-15", "2026-01-31", 200_000, "Maria"],
      ["2026-02-01", "2026-02-28", 200_000, "Maria"],
      ["2026-03-01", "2026-03-10", 200_000, "Maria"],
    ]);
    expect(await forms.costs()).toMatchObject({ a0: null, a1: 200_000, a2: 100_000, a3: 100_000 });
    await forms.charge(fields);
    expect(await forms.charges()).toHaveLength(3);
  });
});

describe("a change", () => {
  it("moves the money to another list, basis and sum in its transaction, and a second one of the old form is refused", async () => {
    await forms.charge({ place: await forms.list("A1"), basis: "flat", amount: "40" });
    const [charge] = await forms.charges();
    const id = charge?.charge_id ?? 0;
    expect((await forms.costs()).a0).toBe(1000);
    const fields = { place: await forms.list("B1"), basis: "flat", amount: "9", version: "1" };
    expect(await forms.charge(fields, id)).toMatchObject({ to: expect.stringContaining("done=changed") });
    expect(await forms.costs()).toMatchObject({ a0: null, a3: null, b0: 300, b2: 300 });
    expect(await forms.charge({ ...fields, amount: "12" }, id)).toMatchObject({
      errors: { form: expect.stringContaining("Nothing was saved") },
    });
    expect(await forms.charge({ do: "delete", version: "1" }, id)).toMatchObject({
      errors: { form: expect.stringContaining("Nothing was saved") },
    });
    await forms.charge(
      {
        place: await forms.vendor("Ardent"),
        basis: "retainer",
        amount: "8",
        from: "2026-01-01",
        to: "2026-01-31",
        version: "2",
      },
      id,
    );
    expect(await forms.costs()).toMatchObject({ a0: 400, a1: 400, a2: null, b0: null });
    const { maintained, rebuilt } = await forms.derived();
    expect(maintained).toEqual(rebuilt);
    expect(await forms.charge({ do: "delete", version: "3" }, id)).toMatchObject({
      to: "/charges?done=deleted",
    });
    expect(Object.values(await forms.costs())).toEqual(Array(7).fill(null));
  });

  it("that would leave less than came back is refused with both sums, and leaves everything", async () => {
    await forms.charge({ place: await forms.list("A1"), basis: "flat", amount: "40" });
    const [charge] = await forms.charges();
    const id = charge?.charge_id ?? 0;
    const text = csv(
      ["Vendor", "List", "Credit amount", "Credit date"],
      [["Ardent", "A1", "30", "2026-03-01"]],
    );
    await importText(database, text, { fileName: "credits.csv" });
    const fields = { place: await forms.list("A1"), basis: "flat", version: "1" };
    for (const refused of [
      { ...fields, amount: "29.99" },
      { do: "delete", version: "1" },
    ])
      expect(await forms.charge(refused, id)).toMatchObject({
        errors: {
          form: expect.stringMatching(
            /\$(29\.99|0\.00) would be charged for the list “A1”, and \$30\.00 came back/,
          ),
        },
      });
    expect((await forms.costs()).a0).toBe(1000);
    expect(await forms.charge({ ...fields, amount: "30" }, id)).toMatchObject({ to: expect.any(String) });
  });
});

describe("a form that cannot be taken", () => {
  const cases: { why: string; form: Fields; field: string; says: RegExp }[] = [
    {
      why: "nobody named",
      form: { place: "", basis: "flat", amount: "1" },
      field: "place",
      says: /choose a list, or a vendor/,
    },
    {
      why: "no basis",
      form: { basis: "dozen", amount: "1" },
      field: "basis",
      says: /what it was charged for/,
    },
    {
      why: "no amount",
      form: { basis: "flat", quantity: "2" },
      field: "amount",
      says: /quantity and a unit price/,
    },
    { why: "two readings", form: { basis: "flat", amount: "1.234" }, field: "amount", says: /two amounts/ },
    { why: "less than nothing", form: { basis: "flat", amount: "-5" }, field: "amount", says: /is a credit/ },
    {
      why: "no amount at all",
      form: { basis: "flat", amount: "lots" },
      field: "amount",
      says: /“lots” is no amount/,
    },
    {
      why: "another currency than stated",
      form: { basis: "flat", amount: "5 EUR", currency: "USD" },
      field: "amount",
      says: /not in USD/,
    },
    {
      why: "no currency",
      form: { basis: "flat", amount: "5", currency: "dollars" },
      field: "currency",
      says: /not a currency/,
    },
    {
      why: "a quantity in words",
      form: { basis: "record", quantity: "ten", unit: "1" },
      field: "quantity",
      says: /“ten” is no number/,
    },
    {
      why: "a day that is none",
      form: { basis: "flat", amount: "1", invoiced: "2026-02-30" },
      field: "invoiced",
      says: /“2026-02-30” is no day/,
    },
    {
      why: "a period backwards",
      form: { basis: "flat", amount: "1", from: "2026-02-02", to: "2026-02-01" },
      field: "to",
      says: /before it starts/,
    },
    {
      why: "a retainer without period",
      form: { place: "Ardent", basis: "retainer", amount: "1" },
      field: "from",
      says: /first and last day of its period/,
    },
    {
      why: "months of a century",
      form: { basis: "retainer", amount: "1", each: "month", from: "1990-01-01", to: "2090-01-01" },
      field: "to",
      says: /at most 60/,
    },
  ];
  it.each(cases)("$why: says so beside the field, and keeps nothing", async ({ form, field, says }) => {
    const posted = await forms.charge({
      ...form,
      place: form.place === "" ? "" : await place(String(form.place ?? "A1")),
    });
    expect(posted).toEqual({ errors: { [field]: expect.stringMatching(says) } });
    expect(await forms.charges()).toEqual([]);
  });

  it("a list, vendor or charge of somebody else is not there", async () => {
    await forms.charge({ place: await forms.list("A1"), basis: "flat", amount: "40" });
    const id = (await forms.charges())[0]?.charge_id ?? 0;
    const theirs = { db: database.db, organizationId: other };
    for (const [chargeId, fields] of [
      [null, { place: await forms.list("A1"), basis: "flat", amount: "1" }],
      [null, { place: await forms.vendor("Ardent"), basis: "flat", amount: "1" }],
      [null, { place: "l99999", basis: "flat", amount: "1" }],
      [id, { do: "delete", version: "1" }],
    ] as const)
      expect(await postCharge(theirs, { chargeId, form: formOf(fields) })).toBe("missing");
    expect(await forms.charge({ do: "delete", version: "1" }, 99_999)).toBe("missing");
    expect(await forms.charges()).toHaveLength(1);
  });
});
