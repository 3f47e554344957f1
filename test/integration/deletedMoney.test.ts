// Does a charge or credit that is deleted leave what stood there, and does taking it back restore everything?
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { chargesReport } from "../../app/reports/chargesReport";
import { loader as chargesPage, action as takeBackOnPage } from "../../app/routes/charges._index";
import { postTakeBack } from "../../app/server/deletedMoneyAction";
import { createOrganization } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";
import { type Fields, formOf, openMoneyForms } from "../support/moneyForms";

let database: TestDatabase;
let forms: Awaited<ReturnType<typeof openMoneyForms>>;
beforeAll(async () => {
  database = await testDatabase();
  forms = await openMoneyForms(database);
}, 60_000);
afterAll(() => database.close());
beforeEach(async () => {
  await forms.clear();
  await forms.inside((db) => db.deleteFrom("deleted_money").execute());
});

const deleted = async (filters = {}) =>
  (await forms.inside((db) => chargesReport(db, filters, { pageSize: 50 }))).deleted;
const takeBack = async (fields: Fields = {}) => {
  const [line] = (await deleted()).lines;
  return postTakeBack(database, formOf({ deleted: String(line?.deleted_money_id ?? 99), ...fields }));
};
const remove = async (kind: "charge" | "credit", by?: string) => {
  const [row] = await forms.inside((db) =>
    db
      .selectFrom(kind)
      .select([`${kind}_id as id`, "version"])
      .orderBy(`${kind}_id`)
      .limit(1)
      .execute(),
  );
  const fields = { do: "delete", version: String(row?.version), by };
  return forms[kind](fields, Number(row?.id));
};

describe("a deleted charge", () => {
  it("stands there with who, when and what, and counts nowhere", async () => {
    await forms.charge({
      place: await forms.list("A1"),
      basis: "record",
      quantity: "4",
      unit: "2.50",
      note: "March",
    });
    expect((await forms.costs()).a0).toBe(250);
    expect(await remove("charge", "Ann")).toEqual({ to: "/charges?done=deleted" });
    expect(await forms.charges()).toEqual([]);
    expect((await forms.costs()).a0).toBeNull();
    const { lines, total } = await deleted();
    expect(total).toBe(1);
    expect(lines[0]).toMatchObject({
      ...{ kind: "charge", vendor: "Ardent", list: "A1", basis: "record", quantity: "4.0000" },
      ...{ unit_price_minor: 250, amount_minor: 1000, currency: "USD", note: "March", deleted_by: "Ann" },
    });
    expect(lines[0]?.deleted_at).toBeInstanceOf(Date);
    const report = await forms.inside((db) => chargesReport(db, {}, { pageSize: 50 }));
    expect([report.total, report.sums[0]?.chargedMinor]).toEqual([0, 0]);
  });

  it.each([
    {
      why: "of a list",
      fields: async () => ({ place: await forms.list("A1"), basis: "flat", amount: "40.01" }),
    },
    {
      why: "of a vendor's period",
      fields: async () => ({
        ...{ place: await forms.vendor("Ardent"), basis: "retainer", amount: "90" },
        ...{ from: "2026-01-01", to: "2026-02-28" },
      }),
    },
  ])("$why comes back as it stood, once", async ({ fields }) => {
    await forms.charge(await fields());
    const [before, costs] = [await forms.charges(), await forms.costs()];
    await remove("charge");
    const [{ deleted_money_id: id } = { deleted_money_id: 0 }] = (await deleted()).lines;
    expect(await takeBack({ by: "Bo" })).toEqual({ to: "/charges?done=back" });
    expect(await forms.charges()).toEqual(before.map((row) => ({ ...row, version: row.version + 1 })));
    expect(await forms.costs()).toEqual(costs);
    expect((await deleted()).lines).toEqual([]);
    const again = await postTakeBack(database, formOf({ deleted: String(id) }));
    expect(again).toEqual({ errors: { form: "Somebody has taken it back already." } });
    const kept = await forms.inside((db) => db.selectFrom("deleted_money").selectAll().executeTakeFirst());
    expect(kept).toMatchObject({ taken_back_by: "Bo", taken_back_at: expect.any(Date) });
    const { maintained, rebuilt } = await forms.derived();
    expect(rebuilt).toEqual(maintained);
  });

  it("of a file comes back as the file's own line, but not where the file has brought it again", async () => {
    const file = csv(["Vendor", "List", "Basis", "Amount"], [["Ardent", "A1", "flat", "12.00"]]);
    const mapping = {
      kind: "charges" as const,
      columns: {
        ...{ "charge.vendor": "Vendor", "charge.list": "List" },
        ...{ "charge.basis": "Basis", "charge.amount": "Amount" },
      },
    };
    const first = await importText(database, file, { mapping });
    await remove("charge");
    expect((await deleted()).lines[0]).toMatchObject({ file_name: "file.csv", line: 2 });
    const second = await importText(database, file, { mapping });
    expect(second).toMatchObject({ accepted: 1 });
    expect(await takeBack()).toMatchObject({ errors: { form: expect.stringContaining("same line again") } });
    await undo(database.db, { organizationId: database.organizationId, importId: second.importId ?? 0 });
    expect(await takeBack()).toMatchObject({ to: "/charges?done=back" });
    expect(await forms.charges()).toMatchObject([{ import_id: first.importId, line: 2 }]);
    expect(await importText(database, file, { mapping })).toMatchObject({ accepted: 0, alreadyHere: 1 });
  });
});

describe("a deleted credit", () => {
  const enter = async () => {
    await forms.charge({ place: await forms.list("A1"), basis: "flat", amount: "40" });
    const lead = [await forms.lead("a0"), await forms.lead("a1")];
    await forms.credit({
      place: await forms.list("A1"),
      on: "2026-03-01",
      amount: "5",
      reason: "wrong",
      lead,
    });
  };

  it("comes back with the leads it named", async () => {
    await enter();
    const before = await forms.derived();
    await remove("credit", "Ann");
    expect((await deleted()).lines[0]).toMatchObject({
      kind: "credit",
      named: 2,
      note: "wrong",
      on_day: "2026-03-01",
    });
    expect(await takeBack()).toMatchObject({ to: "/charges?done=back" });
    const after = await forms.derived();
    expect(after.rebuilt).toEqual(after.maintained);
    expect(after.maintained).toEqual(before.maintained);
  });

  it("does not come back where less is charged now than it gave back", async () => {
    await enter();
    await remove("credit");
    await remove("charge");
    const [, credit] = (await deleted()).lines;
    const answer = await postTakeBack(database, formOf({ deleted: String(credit?.deleted_money_id) }));
    expect(answer).toMatchObject({ errors: { form: expect.stringMatching(/\$5\.00/) } });
    expect(await forms.credits()).toEqual([]);
  });
});

it("is told apart by the page's vendor and list, and nobody else's organization sees or takes it", async () => {
  await forms.charge({ place: await forms.list("B1"), basis: "flat", amount: "7" });
  await remove("charge");
  const [vendor, list] = [await forms.vendor("Ardent"), await forms.list("B1")];
  expect((await deleted({ vendor: Number(vendor.slice(1)) })).total).toBe(0);
  expect((await deleted({ list: Number(list.slice(1)) })).total).toBe(1);
  const [line] = (await deleted()).lines;
  const organizationId = await createOrganization(database.db, { organizationId: 7, name: "Other MSP" });
  const theirs = { db: database.db, organizationId };
  expect(await postTakeBack(theirs, formOf({ deleted: String(line?.deleted_money_id) }))).toBe("missing");
});

it("the page shows it and takes it back", async () => {
  await forms.charge({ place: await forms.list("A1"), basis: "flat", amount: "7" });
  await remove("charge");
  const context = { db: database.db, organizationId: database.organizationId };
  const asked = { request: new Request("http://localhost/charges"), params: {}, context };
  const page = await chargesPage(asked as never);
  const [line] = page.report.deleted.lines;
  const body = new URLSearchParams({ deleted: String(line?.deleted_money_id) });
  const request = new Request("http://localhost/charges", { method: "POST", body });
  expect(await takeBackOnPage({ request, params: {}, context } as never)).toMatchObject({ status: 303 });
  expect((await chargesPage(asked as never)).report).toMatchObject({ total: 1, deleted: { total: 0 } });
});

it("whose list is gone says so and stays", async () => {
  const imported = await importText(database, csv(["Id", "Company"], [["z0", "Zed"]]), {
    mapping: { kind: "leads", columns: { "lead.vendor_lead_id": "Id", "lead.company": "Company" } },
    ...{ vendor: "Zed", list: "Z1" },
  });
  await forms.charge({ place: await forms.list("Z1"), basis: "flat", amount: "7" });
  await remove("charge");
  await undo(database.db, { organizationId: database.organizationId, importId: imported.importId ?? 0 });
  expect(await takeBack()).toMatchObject({ errors: { form: expect.stringContaining("is no longer here") } });
  expect((await deleted()).total).toBe(1);
});
