// Does what a person says of companies hold: in links, duplicates and every number, over imports, undo and rebuild, and is it gone when taken back?
import fc from "fast-check";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { rematch } from "../../app/matching/rematch";
import { lockImports } from "../../db/queries/imports";
import { openCompanySite } from "../support/companySite";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
let site: Awaited<ReturnType<typeof openCompanySite>>;
beforeEach(async () => {
  database = await testDatabase();
  site = await openCompanySite(database);
});
afterEach(() => database.close());

const rebuiltIsKept = async () => expect(await site.derived()).toEqual(await site.rebuilt());

describe("the same company", () => {
  it("shares its deals and was paid for twice; taken back, every number is as before", async () => {
    const before = await site.everything();
    expect(await site.doubled()).toEqual(["oak2"]);
    expect(await site.merge("elm", "fir")).toBe("done");
    expect(await site.companies()).toEqual(["D-elm elm fir", "D-none", "D-oak oak oak2"]);
    expect(await site.pairs("D-elm")).toEqual(["elm linked 1 of 1", "fir linked"]);
    expect(await site.doubled()).toEqual(["fir", "oak2"]);
    expect(await site.decisions()).toMatchObject([
      { name: "Fir Bakery", into_name: "Elm Street Law", merged_by: "Ana" },
    ]);
    await rebuiltIsKept();
    expect(await site.takeBack()).toBe("done");
    expect(await site.everything()).toEqual(before);
    expect(await site.decisions()).toEqual([]);
  });

  it("counts as one account first won", async () => {
    const firstWins = async () =>
      (await site.derived()).progress.filter((lead) => (lead as { first_win: boolean }).first_win).length;
    expect(await firstWins()).toBe(2);
    await site.merge("oak", "elm");
    expect(await firstWins()).toBe(1);
    await rebuiltIsKept();
  });

  it("outlives the undo of its leads and their next import, and a rebuild", async () => {
    await site.merge("elm", "fir");
    const importId = (
      await site.inside((db) =>
        db
          .selectFrom("lead")
          .select("import_id")
          .where("vendor_lead_id", "=", "fir")
          .executeTakeFirstOrThrow(),
      )
    ).import_id;
    await undo(database.db, { organizationId: database.organizationId, importId });
    expect(await site.companies()).toEqual(["D-elm elm", "D-none", "D-oak oak oak2"]);
    await site.leads([
      { id: "fir", company: "Fir Bakery", email: "di@firbakery.com", bought: "2026-01-15", vendor: "Cobalt" },
      {
        id: "fir2",
        company: "Fir Bakery",
        email: "ed@firbakery.com",
        bought: "2026-01-25",
        vendor: "Cobalt",
      },
    ]);
    expect(await site.companies()).toEqual(["D-elm elm fir fir2", "D-none", "D-oak oak oak2"]);
    expect(await site.pairs("D-elm")).toEqual(["elm linked 1 of 1", "fir linked", "fir2 linked"]);
    expect(await site.doubled()).toEqual(["fir", "fir2", "oak2"]);
    await rebuiltIsKept();
    await site.takeBack();
    expect(await site.companies()).toEqual(["D-elm elm", "D-none", "D-oak oak oak2", "fir fir2"]);
    expect(await site.pairs("D-elm")).toEqual(["elm linked 1 of 1"]);
    await rebuiltIsKept();
  });

  it("of a deal and a lead sets likeness's pair aside, and gives it back", async () => {
    await site.queue("D-none", "elm", 0.7);
    const before = await site.everything();
    expect(await site.merge("fir", "D-none")).toBe("done");
    expect(await site.pairs("D-none")).toEqual(["fir linked 1 of 1"]);
    await rebuiltIsKept();
    await site.takeBack();
    expect(await site.everything()).toEqual(before);
    expect(await site.pairs("D-none")).toEqual(["elm queued"]);
  });

  it("a link by likeness is to the leads of both", async () => {
    await site.inside((db) =>
      sql`update organization set match_link_at = 0.6, match_queue_at = 0.5`.execute(db),
    );
    await site.deals([
      { id: "D-like", company: "Fir Bakery Ltd", status: "won", opened: "2026-02-05", amount: "10.00" },
    ]);
    await rematch(database.db, { organizationId: database.organizationId });
    expect(await site.pairs("D-like")).toEqual(["fir linked 1 of 1"]);
    const before = await site.everything();
    await site.merge("fir", "elm");
    expect(await site.pairs("D-like")).toEqual(["elm linked 1 of 1", "fir linked"]);
    await rebuiltIsKept();
    await site.takeBack();
    expect(await site.everything()).toEqual(before);
  });

  it.each([
    ["a lead with itself", "oak", "oak", "same"],
    ["two of one company", "oak", "oak2", "same"],
    ["nobody", "oak", "nothing", "missing"],
  ])("%s changes nothing", async (_, one, other, outcome) => {
    const before = await site.everything();
    expect(await site.merge(one, other)).toBe(outcome);
    expect(await site.everything()).toEqual(before);
  });

  it("an anonymous lead is of no company", async () => {
    await site.leads([{ id: "anon", company: "", bought: "2026-01-05" }]);
    await site.inside((db) =>
      sql`update lead set anonymous = true, account_id = null where vendor_lead_id = 'anon'`.execute(db),
    );
    expect(await site.merge("oak", "anon")).toBe("nameless");
    expect(await site.split("anon")).toBe("nameless");
  });

  it("no circle is closed: the merge that would is of one company already", async () => {
    expect(await site.merge("oak", "elm")).toBe("done");
    expect(await site.merge("elm", "fir")).toBe("done");
    expect(await site.merge("fir", "oak")).toBe("same");
    expect(await site.companies()).toEqual(["D-elm D-oak elm fir oak oak2", "D-none"]);
    await rebuiltIsKept();
  });

  it("a circle in the table counts as one company under its smallest number, and ends", async () => {
    const accounts = await site.inside(async (db) => {
      const { rows } = await sql<{
        account_id: number;
      }>`select account_id from lead where vendor_lead_id in ('oak', 'elm', 'fir') order by account_id`.execute(
        db,
      );
      const [a, b, c] = rows.map(({ account_id }) => account_id);
      await sql`insert into account (account_id, merged_into) values (${a}, ${b}), (${b}, ${c}), (${c}, ${a})`.execute(
        db,
      );
      return [a, b, c];
    });
    await site.leads([
      { id: "oak3", company: "Oak Dental", email: "z@oakdental.com", bought: "2026-01-21" },
      { id: "elm3", company: "Elm Street Law", email: "z@elmlaw.com", bought: "2026-01-21" },
    ]);
    const { rows } = await site.inside((db) =>
      sql<{
        account_id: number;
      }>`select distinct account_id from lead where vendor_lead_id in ('oak3', 'elm3')`.execute(db),
    );
    expect(rows).toEqual([{ account_id: Math.min(...accounts.map(Number)) }]);
  });

  it("waits for no import: it says that one is being stored", async () => {
    let ended = () => {};
    const holds = new Promise<void>((resolve) => {
      ended = resolve;
    });
    let locked = () => {};
    const taken = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const importing = site.inside(async (db) => {
      await lockImports(db);
      locked();
      await holds;
    });
    await taken;
    expect(await site.merge("oak", "elm")).toBe("busy");
    ended();
    await importing;
    expect(await site.merge("oak", "elm")).toBe("done");
  });
});

describe("not the same company", () => {
  it("a lead stands alone, its deals stay with the others and never find it again; taken back, all is as before", async () => {
    const before = await site.everything();
    expect(await site.split("oak")).toBe("done");
    expect(await site.companies()).toEqual(["D-elm elm", "D-none", "D-oak oak2", "fir", "oak"]);
    expect(await site.pairs("D-oak")).toEqual(["oak never by Bo", "oak2 linked 1 of 1"]);
    expect(await site.doubled()).toEqual([]);
    await rebuiltIsKept();
    await rematch(database.db, { organizationId: database.organizationId });
    expect(await site.pairs("D-oak")).toEqual(["oak never by Bo", "oak2 linked 1 of 1"]);
    expect(await site.takeBack()).toBe("done");
    expect(await site.everything()).toEqual(before);
  });

  it("a deal leaves its leads, and matching does not bring it back", async () => {
    const before = await site.everything();
    expect(await site.split("D-oak")).toBe("done");
    expect(await site.pairs("D-oak")).toEqual(["oak never by Bo", "oak2 never by Bo"]);
    await rematch(database.db, { organizationId: database.organizationId });
    expect(await site.pairs("D-oak")).toEqual(["oak never by Bo", "oak2 never by Bo"]);
    await rebuiltIsKept();
    await site.takeBack();
    expect(await site.everything()).toEqual(before);
  });

  it("outlives the next import of the lead and the deal, and an undo of both", async () => {
    await site.split("oak");
    await site.split("D-elm");
    const apart = ["D-elm", "D-none", "D-oak oak2", "elm", "fir", "oak"];
    expect(await site.companies()).toEqual(apart);
    await site.leads([
      { id: "oak", company: "Oak Dental", email: "ana@oakdental.com", bought: "2026-01-05" },
    ]);
    await site.deals([
      {
        id: "D-elm",
        company: "Elm Street Law",
        email: "y@elmlaw.com",
        status: "won",
        opened: "2026-02-02",
        amount: "501.00",
      },
    ]);
    expect(await site.companies()).toEqual(apart);
    expect(await site.pairs("D-elm")).toEqual(["elm never by Bo"]);
    const imports = await site.inside((db) =>
      db
        .selectFrom("import")
        .select("import_id")
        .where("status", "=", "done")
        .orderBy("import_id", "desc")
        .execute(),
    );
    for (const { import_id } of imports)
      await undo(database.db, { organizationId: database.organizationId, importId: import_id });
    expect((await site.companies()).filter((name) => ["oak", "D-elm"].includes(name))).toEqual([
      "D-elm",
      "oak",
    ]);
    await rebuiltIsKept();
  });

  it("a lead goes to another company, and back step by step", async () => {
    const before = await site.everything();
    await site.split("oak2");
    const alone = await site.everything();
    await site.merge("elm", "oak2");
    expect(await site.companies()).toEqual(["D-elm elm oak2", "D-none", "D-oak oak", "fir"]);
    await rebuiltIsKept();
    expect(await site.split("oak2")).toBe("done");
    expect(await site.everything()).toEqual(alone);
    await site.merge("oak2", "fir");
    const last = (await site.decisions()).findIndex(({ lead_id }) => lead_id !== null);
    expect(await site.takeBack(last)).toBe("built on");
    await site.takeBack((await site.decisions()).findIndex(({ lead_id }) => lead_id === null));
    await site.takeBack();
    expect(await site.everything()).toEqual(before);
  });

  it.each([
    ["fir", "alone"],
    ["nothing", "missing"],
  ])("%s: %s", async (name, outcome) => {
    expect(await site.split(name)).toBe(outcome);
    expect(await site.decisions()).toEqual([]);
  });
});

it("whatever is said, in any order: all is kept as a rebuild makes it, each deal is shared once, and taken back it is as before", async () => {
  await site.queue("D-none", "elm", 0.7);
  const before = await site.everything();
  const name = fc.constantFrom("oak", "oak2", "elm", "fir", "D-oak", "D-elm", "D-none");
  const said = fc.oneof(
    fc.record({ merge: name, with: name }),
    fc.record({ split: name }),
    fc.record({ back: fc.nat(3) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 2, maxLength: 6 }), async (all) => {
      for (const one of all) {
        if ("merge" in one) await site.merge(one.merge, one.with);
        else if ("split" in one) await site.split(one.split);
        else await site.takeBack(one.back);
      }
      await rebuiltIsKept();
      expect(await site.unevenShares()).toEqual([]);
      for (let left = await site.decisions(); left.length > 0; left = await site.decisions()) {
        const outcomes: string[] = [];
        for (let at = left.length - 1; at >= 0; at -= 1) outcomes.push(await site.takeBack(at));
        expect(outcomes).toContain("done");
      }
      expect(await site.everything()).toEqual(before);
    }),
    { numRuns: 8, seed: 26 },
  );
}, 120_000);
