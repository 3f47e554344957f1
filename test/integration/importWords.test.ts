// Can a person say on the page of columns which product wrote a file, and what its words and its stages mean?
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { loader as columnsPage } from "../../app/routes/imports.$importId.columns";
import { withOrganization } from "../../db/connection";
import { type TestDatabase, testDatabase } from "../support/database";
import { of, openImportPages } from "../support/importPages";
import { importText } from "../support/importText";

let database: TestDatabase;
let pages: ReturnType<typeof openImportPages>;
beforeAll(async () => {
  database = await testDatabase();
  pages = openImportPages(database);
});
afterAll(async () => {
  await pages?.close();
  await database?.close();
});

describe("choices", () => {
  test("of a deal's words say which are won", async () => {
    const importId = await pages.upload(
      "Deal ID,Company,Status,Close Date\nD-1,Larch Dental,Bagged,2026-03-04\nD-2,Elm Legal,Binned,2026-03-05\n",
    );
    await pages.choose(importId, { kind: "deals", do: "guess" });
    const { view } = await columnsPage(pages.asked("/", of(importId)));
    expect(view.words).toEqual([
      expect.objectContaining({
        column: "Status",
        label: "Deal status or stage",
        asked: [
          expect.objectContaining({ at: 0, word: "Bagged", rows: 1, value: "" }),
          expect.objectContaining({ at: 1, word: "Binned", rows: 1, value: "" }),
        ],
        known: [],
      }),
    ]);
    expect(view.unsaid).toEqual(["Status"]);
    expect(view.words[0]?.asked[0]?.options.map(({ value }) => value)).toEqual(["", "open", "won", "lost"]);
    await pages.choose(importId, { "means-0": "won", "means-1": "lost", do: "import" });
    expect((await importPage(pages.asked("/", of(importId)))).report).toMatchObject({
      accepted: 2,
      rejected: 0,
    });
  });

  test("of a stage that is neither won nor lost can be said to be one of them", async () => {
    const importId = await pages.upload(
      "Record ID,Deal Name,Deal Stage\n1,Larch,Closed Won\n2,Elm,Countersigned\n",
    );
    const { view } = await columnsPage(pages.asked("/", of(importId)));
    expect(view.unsaid).toEqual([]);
    expect(view.words[0]?.asked).toEqual([expect.objectContaining({ word: "Countersigned", value: "" })]);
    expect(view.words[0]?.asked[0]?.options[0]?.label).toBe("open: neither won nor lost");
    await pages.choose(importId, { "means-0": "won", do: "import" });
    const statuses = await withOrganization(database.db, database.organizationId, (db) =>
      db.selectFrom("deal").select("status").where("import_id", "=", importId).execute(),
    );
    expect(statuses.map(({ status }) => status)).toEqual(["won", "won"]);
  });

  test("of a product are shown, can be turned down, and can be another's", async () => {
    const importId = await pages.upload(
      "Record ID,Deal Name,Deal Stage,Amount,Forecast amount\n1,Larch IT,Closed Won,900,800\n2,Elm IT,Proposal,,700\n",
    );
    const shown = async () => (await columnsPage(pages.asked("/", of(importId)))).view;
    const first = await shown();
    expect(first.preset).toMatchObject({ value: "hubspot-deals", name: "a HubSpot deal export" });
    expect(first.columns.map(({ target }) => target)).toEqual([
      "deal.deal_id",
      "",
      "deal.status",
      "deal.amount",
      "",
    ]);
    await pages.choose(importId, { preset: "none", do: "guess" });
    expect((await shown()).preset).toMatchObject({ value: "none", name: undefined });
    await pages.choose(importId, { preset: "pipedrive-people", do: "guess" });
    expect(await shown()).toMatchObject({ kind: "leads", preset: { value: "pipedrive-people" } });
    await pages.choose(importId, { kind: "deals", do: "guess" });
    expect(await shown()).toMatchObject({ kind: "deals", preset: { value: "hubspot-deals" } });
    await pages.choose(importId, { do: "check" });
    expect(await shown()).toMatchObject({
      preset: { value: "hubspot-deals" },
      check: { result: { accepted: 2 } },
    });
  });

  test("of a stage's days settle what was asked of them", async () => {
    const importId = await pages.upload(
      "Record ID,Deal Name,Deal Stage,Date entered 'Contract sent',Date entered 'Kick-off'\n1,Larch,Closed Won,2026-03-04,2026-03-05\n",
    );
    const doubts = async () => (await columnsPage(pages.asked("/", of(importId)))).view.doubts;
    expect(await doubts()).toEqual([expect.stringContaining("'Contract sent'\", \"Date entered 'Kick-off'")]);
    await pages.choose(importId, { "column-3": "step:Proposal agreed", do: "keep" });
    expect(await doubts()).toEqual([expect.not.stringContaining("Contract sent")]);
    await pages.choose(importId, { "column-4": "deal.opened_on", do: "keep" });
    expect(await doubts()).toEqual([]);
  });

  test("of a step's words make signals, and are known of the vendor's next file", async () => {
    const header = "Lead ID,Company,Step,Date,Reaction,About";
    const first = await pages.upload(
      `${header}\nW-1,Larch,Warm,2026-03-04,keen,sunshine\nW-2,Elm,SQL,2026-03-05,yes,\n`,
      {
        texts: { vendor: "Words", list: "One" },
      },
    );
    const columns = {
      "column-0": "lead.vendor_lead_id",
      "column-2": "signal.step",
      "column-3": "signal.at",
      "column-4": "signal.polarity",
      "column-5": "signal.issue",
    };
    await pages.choose(first, { ...columns, kind: "leads", do: "check" });
    const { view } = await columnsPage(pages.asked("/", of(first)));
    const asked = view.words.map(({ key, asked, known }) => [
      key,
      asked.map(({ word }) => word),
      known.map(({ word }) => word),
    ]);
    expect(asked).toEqual([
      ["signal.step", ["Warm"], ["SQL"]],
      ["signal.polarity", ["keen"], ["yes"]],
      ["signal.issue", ["sunshine"], []],
    ]);
    expect(view.check?.result).toMatchObject({ rows: 2, accepted: 1, rejected: 1 });
    const means = view.words.flatMap(({ asked }) => asked.map(({ at }) => `means-${at}`));
    const said = Object.fromEntries(
      means.map((name, at) => [name, ["Pain agreed", "positive", "(empty)"][at] ?? ""]),
    );
    await pages.choose(first, { ...said, do: "import" });
    const { report } = await importPage(pages.asked("/", of(first)));
    expect(report).toMatchObject({ accepted: 2, rejected: 0 });
    expect(report.made).toContainEqual({ noun: "signals", count: 2 });
    const next = await importText(database, `${header}\nW-3,Oak,Warm,2026-03-06,keen,sunshine\n`, {
      vendor: "Words",
      list: "Two",
    });
    expect(next).toMatchObject({ remembered: true, accepted: 1, rejected: 0, made: { signals: 1 } });
  });

  test("that a remembered mapping made stand in the form of the next file", async () => {
    const file = 'Nr,Firm,Stufe,Summe\nD-1,Larch,Bagged,"1.080,50"\n';
    const mapping = {
      kind: "deals",
      columns: {
        "deal.deal_id": "Nr",
        "deal.company": "Firm",
        "deal.status": "Stufe",
        "deal.amount": "Summe",
      },
      values: { "deal.status": { Bagged: "won" } },
      formats: { "deal.amount": { decimal: ",", group: "." } },
    };
    const importId = await pages.upload(file, { mapping });
    const { view } = await columnsPage(pages.asked("/", of(importId)));
    expect(view.words[0]?.asked).toEqual([expect.objectContaining({ word: "Bagged", value: "won" })]);
    await pages.choose(importId, { do: "import" });
    expect((await importPage(pages.asked("/", of(importId)))).report).toMatchObject({
      accepted: 1,
      rejected: 0,
    });
  });
});
