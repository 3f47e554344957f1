// Do a vendor's lists stand newest purchase first, also where the days are the leads' own?
import { expect, it, onTestFinished } from "vitest";
import { vendorReport } from "../../app/reports/vendorReport";
import { withOrganization } from "../../db/connection";
import { listVendorNames } from "../../db/queries/vendors";
import { testDatabase } from "../support/database";
import { importText } from "../support/importText";

it("goes by the last purchase of a list that has no day of its own", async () => {
  const database = await testDatabase();
  onTestFinished(() => database.close());
  await importText(
    database,
    [
      "Company,List,Purchased on",
      "Ardent Dental,January,2026-01-05",
      "Bellow Freight,March,2026-03-05",
      "Cromer Law,March,2026-02-27",
      "Dunmore Vets,February,2026-02-28",
      "Eastgate Foods,Undated,",
    ].join("\n"),
    { vendor: "Northwind" },
  );
  const typed = { vendor: "Northwind", list: "A day of its own", purchasedOn: "2026-02-10" };
  await importText(database, "Company\nFoxglove Academy", typed);
  const names = await withOrganization(database.db, database.organizationId, async (db) => {
    const [vendor] = await listVendorNames(db);
    const report = await vendorReport(db, vendor?.vendor_id ?? 0, {});
    return report?.lists.map(({ list }) => list);
  });
  expect(names).toEqual(["March", "February", "A day of its own", "January", "Undated"]);
});
