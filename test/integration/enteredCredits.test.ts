// Is a credit entered by hand taken off its leads at once, and never more than was charged; does the page name what no lead carries?
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MoneyFilters } from "../../app/domain/moneyFilters";
import { fallsOn } from "../../app/domain/moneySentences";
import { creditFormReport } from "../../app/reports/chargeFormReport";
import { chargesReport } from "../../app/reports/chargesReport";
import { postCredit } from "../../app/server/creditAction";
import { withOrganization } from "../../db/connection";
import { createOrganization } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";
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

const back = async () => {
  const { rows } = await forms.inside((db) =>
    sql<{
      id: string;
      minor: number;
    }>`select vendor_lead_id as id, credited_minor as minor from lead_progress p join lead using (lead_id)
      where credited_minor > 0 order by 1`.execute(db),
  );
  return Object.fromEntries(rows.map(({ id, minor }) => [id, minor]));
};
const charged = async () => forms.charge({ place: await forms.list("A1"), basis: "flat", amount: "40" });
const fields = async (more: Fields): Promise<Fields> => ({
  place: await forms.list("A1"),
  on: "2026-03-01",
  ...more,
});

describe("a credit", () => {
  it("on a list comes off its leads by what each cost; one that names leads off those, evenly", async () => {
    await charged();
    await forms.credit(await fields({ amount: "3.01", by: "Maria", reason: "goodwill" }));
    expect(await back()).toEqual({ a0: 76, a1: 75, a2: 75, a3: 75 });
    const leads = [await forms.lead("a1"), await forms.lead("a3")];
    await forms.credit(await fields({ amount: "$ 4.01", lead: leads, key: "abcdefgh-2" }));
    await forms.credit(await fields({ amount: "$ 4.01", lead: leads, key: "abcdefgh-2" }));
    expect(await back()).toEqual({ a0: 76, a1: 276, a2: 75, a3: 275 });
    const { maintained, rebuilt } = await forms.derived();
    expect(maintained).toEqual(rebuilt);
  });

  it("is changed to other leads and deleted; an old form is refused", async () => {
    await charged();
    await forms.credit(await fields({ amount: "10", lead: await forms.lead("a0") }));
    const id = (await forms.credits())[0]?.credit_id ?? 0;
    const changed = await fields({ amount: "9", lead: await forms.lead("a1"), version: "1" });
    expect(await forms.credit(changed, id)).toMatchObject({ to: expect.stringContaining("done=changed") });
    expect(await back()).toEqual({ a1: 900 });
    expect(await forms.credit(changed, id)).toMatchObject({
      errors: { form: expect.stringContaining("Nothing was saved") },
    });
    expect(await forms.credit({ do: "delete", version: "2" }, id)).toMatchObject({
      to: "/charges?done=deleted",
    });
    expect(await back()).toEqual({});
  });

  it("that exceeds what its list or lead was charged is refused with both sums; changing it leaves its own sum out", async () => {
    await charged();
    const a0 = await forms.lead("a0");
    for (const [more, says] of [
      [{ amount: "40.01" }, /\$40\.01 would come back, and its list was charged \$40\.00/],
      [{ amount: "10.01", lead: a0 }, /\$10\.01 would come back, and the lead it names cost \$10\.00/],
    ] as const)
      expect(await forms.credit(await fields(more))).toEqual({
        errors: { form: expect.stringMatching(says) },
      });
    await forms.credit(await fields({ amount: "10", lead: a0 }));
    expect(await forms.credit(await fields({ amount: "0.01", lead: a0 }))).toMatchObject({
      errors: { form: expect.stringContaining("beside $10.00 that came back before") },
    });
    const id = (await forms.credits())[0]?.credit_id ?? 0;
    expect(await forms.credit(await fields({ amount: "9.99", lead: a0, version: "1" }), id)).toMatchObject({
      to: expect.any(String),
    });
  });

  it.each([
    { why: "no list", form: { place: "", amount: "1" }, field: "place", says: /which list/ },
    { why: "a vendor", form: { place: "v1", amount: "1" }, field: "place", says: /which list/ },
    { why: "nothing", form: { amount: "0" }, field: "amount", says: /above 0/ },
    {
      why: "a minus",
      form: { amount: "-1" },
      field: "amount",
      says: /came back: write it without the minus/,
    },
    { why: "no day", form: { amount: "1", on: "" }, field: "on", says: /day of the credit/ },
    {
      why: "a lead of another list",
      form: { amount: "1", lead: "b0" },
      field: "leads",
      says: /not on this list/,
    },
  ] as { why: string; form: Fields; field: string; says: RegExp }[])(
    "naming $why is refused beside the field",
    async ({ form, field, says }) => {
      await charged();
      const lead = form.lead === undefined ? {} : { lead: await forms.lead(String(form.lead)) };
      expect(await forms.credit(await fields({ ...form, ...lead }))).toEqual({
        errors: { [field]: expect.stringMatching(says) },
      });
      expect(await forms.credits()).toEqual([]);
    },
  );

  it("of somebody else is not there, nor is their list", async () => {
    await charged();
    await forms.credit(await fields({ amount: "1" }));
    const id = (await forms.credits())[0]?.credit_id ?? 0;
    const theirs = { db: database.db, organizationId: other };
    expect(await postCredit(theirs, { creditId: id, form: formOf({ do: "delete", version: "1" }) })).toBe(
      "missing",
    );
    expect(await postCredit(theirs, { creditId: null, form: formOf(await fields({ amount: "1" })) })).toBe(
      "missing",
    );
    const opened = (creditId: number) => (db: Parameters<typeof creditFormReport>[0]) =>
      creditFormReport(db, creditId, new URLSearchParams());
    expect(await withOrganization(database.db, other, opened(id))).toBeUndefined();
    expect(await forms.inside(opened(id))).toMatchObject({ values: { amount: "1.00" } });
  });
});

describe("the page", () => {
  const report = (filters: MoneyFilters = {}) =>
    forms.inside((db) => chargesReport(db, filters, { pageSize: 50 }));

  it("says what each charge falls on, and which money no lead carries: the sum of what is unallocated", async () => {
    const [a1, ardent, bellow] = [
      await forms.list("A1"),
      await forms.vendor("Ardent"),
      await forms.vendor("Bellow"),
    ];
    for (const form of [
      { place: a1, basis: "flat", amount: "40" },
      { place: a1, basis: "set", amount: "30" },
      { place: await forms.list("B1"), basis: "set", amount: "3" },
      { place: ardent, basis: "retainer", amount: "20", from: "2026-01-01", to: "2026-01-31" },
      { place: bellow, basis: "retainer", amount: "7", from: "2025-05-01", to: "2025-05-31" },
      { place: ardent, basis: "set", amount: "11", from: "2025-02-01", to: "2025-02-28" },
      { place: ardent, basis: "set", amount: "12", from: "2026-02-01", to: "2026-02-28" },
      { place: bellow, basis: "flat", amount: "5", invoiced: "2026-01-31" },
      { place: bellow, basis: "retainer", amount: "9", from: "2099-01-01", to: "2099-01-31" },
      { place: a1, basis: "flat", amount: "6 EUR" },
    ])
      expect(await forms.charge(form)).toMatchObject({ to: expect.any(String) });
    const found = await report();
    const said = found.lines
      .map((line) => [line.amount_minor, fallsOn(line, found.asOf)] as const)
      .sort(([a], [b]) => a - b);
    expect(said).toEqual([
      [300, "1 lead of the list that reached “Appointment set”"],
      [500, "No lead: it names no list and no first day of a period"],
      [600, "No lead: the list has none with a cost in EUR"],
      [700, "No lead: the vendor delivered none with a cost in USD from 1 May 2025 to 31 May 2025"],
      [900, "Counts from 1 Jan 2099"],
      [
        1100,
        "No lead: none of the vendor reached “Appointment set” from 1 Feb 2025 to 28 Feb 2025, with a cost in USD",
      ],
      [1200, "Leads of the vendor that reached “Appointment set” from 1 Feb 2026 to 28 Feb 2026"],
      [2000, "2 leads the vendor delivered from 1 Jan 2026 to 31 Jan 2026"],
      [3000, "2 leads of the list that reached “Appointment set”"],
      [4000, "4 leads of the list"],
    ]);
    const { rows } = await forms.inside((db) =>
      sql<{
        currency: string;
        minor: number;
      }>`select currency, sum(charge_minor)::int as minor from unallocated group by currency order by currency desc`.execute(
        db,
      ),
    );
    expect(found.sums.map(({ currency, unallocatedMinor: minor }) => ({ currency, minor }))).toEqual(rows);
    expect(
      (await report({ unallocated: true })).lines
        .map(({ amount_minor }) => amount_minor)
        .sort((a, b) => a - b),
    ).toEqual([500, 600, 700, 1100]);
    expect((await report({ month: "2026-01" })).total).toBe(2);
  });
});
