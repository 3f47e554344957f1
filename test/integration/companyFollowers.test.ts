// Does what comes later of a company that was set apart go with it, and only that, for as long as it is apart?
import { afterEach, beforeEach, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { rematch } from "../../app/matching/rematch";
import { openCompanySite } from "../support/companySite";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
let site: Awaited<ReturnType<typeof openCompanySite>>;
beforeEach(async () => {
  database = await testDatabase();
  site = await openCompanySite(database);
});
afterEach(() => database.close());

const rebuiltIsKept = async () => expect(await site.derived()).toEqual(await site.rebuilt());

it("the next lead and deal of a company set apart go with it, those of the others and of nobody do not; taken back, all are one again", async () => {
  const birch = { company: "Birch Dental", bought: "2026-01-06", vendor: "Dell" };
  await site.leads([{ ...birch, id: "birch", email: "cy@oakdental.com" }]);
  expect(await site.companies()).toEqual(["D-elm elm", "D-none", "D-oak birch oak oak2", "fir"]);
  await site.split("birch");
  const later = { bought: "2026-01-25", vendor: "Edge" };
  await site.leads([
    { ...later, id: "birch2", company: "Birch Dental, LLC", email: "di@oakdental.com" },
    { ...later, id: "birch3", company: "Birch Dental", email: "ed@oakdental.com" },
    { ...later, id: "oak3", company: "Oak Dental", email: "flo@oakdental.com" },
    { ...later, id: "neither", company: "Pine Dental", email: "gus@oakdental.com" },
  ]);
  await site.deals([
    {
      ...{ id: "D-birch", company: "Birch Dental", email: "hal@oakdental.com" },
      ...{ status: "won", opened: "2026-02-01", amount: "70.00" },
    },
  ]);
  await site.leads([{ ...later, id: "both", company: "Birch Dental", email: "ana@oakdental.com" }]);
  const companies = [
    "D-birch birch birch2 birch3",
    "D-elm elm",
    "D-none",
    "D-oak both neither oak oak2 oak3",
    "fir",
  ];
  expect(await site.companies()).toEqual(companies);
  expect(await site.doubled()).toEqual(["birch2", "birch3", "both", "neither", "oak2", "oak3"]);
  expect(await site.pairs("D-birch")).toEqual(["birch linked 1 of 1", "birch2 linked", "birch3 linked"]);
  expect(await site.pairs("D-oak")).toContain("birch never by Bo");
  await rebuiltIsKept();
  await rematch(database.db, { organizationId: database.organizationId });
  expect(await site.companies()).toEqual(companies);
  expect(await site.split("birch2")).toBe("done");
  expect((await site.companies()).filter((names) => names.includes("birch"))).toEqual([
    ...["D-birch birch birch3", "birch2"],
  ]);
  await rebuiltIsKept();
  const of = async (name: string) => {
    const id = await site.lead(name);
    return (await site.decisions()).findIndex(({ lead_id }) => lead_id === id);
  };
  expect(await site.takeBack(await of("birch2"))).toBe("done");
  expect(await site.companies()).toEqual(companies);
  await rebuiltIsKept();
  expect(await site.takeBack(await of("birch"))).toBe("done");
  expect(await site.companies()).toEqual([
    ...["D-birch D-oak birch birch2 birch3 both neither oak oak2 oak3", "D-elm elm", "D-none", "fir"],
  ]);
  expect(await site.unevenShares()).toEqual([]);
  await rebuiltIsKept();
});

it("a lead whose new name is that of one set apart goes with it, and is back when that is undone", async () => {
  await site.leads([
    { id: "birch", company: "Birch Dental", email: "cy@oakdental.com", bought: "2026-01-06" },
    { id: "oak4", company: "Oak Dental", email: "di@oakdental.com", bought: "2026-01-07" },
  ]);
  await site.split("birch");
  const before = await site.everything();
  const { importId } = await importText(database, csv(["Lead ID", "Company"], [["oak4", "Birch Dental"]]), {
    ...{ vendor: "Ardent", list: "January" },
    mapping: {
      kind: "leads",
      columns: { "lead.vendor_lead_id": "Lead ID", "lead.company": "Company" },
      conflicts: { "lead.company": "overwrite" },
    },
  });
  expect(await site.companies()).toEqual(["D-elm elm", "D-none", "D-oak oak oak2", "birch oak4", "fir"]);
  await rebuiltIsKept();
  await undo(database.db, { organizationId: database.organizationId, importId: importId ?? 0 });
  expect(await site.everything()).toEqual(before);
});
