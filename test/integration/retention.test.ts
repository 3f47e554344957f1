// Are originals kept as long as the organization says, and uploads nobody finished no longer than they wait?
import { existsSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { loader as originalOf } from "../../app/routes/imports.$importId.original";
import { action as saveSettings, loader as settingsPage } from "../../app/routes/settings";
import { draftPath } from "../../app/server/importDraft";
import { sweepOriginals } from "../../app/server/sweepOriginals";
import { uploadPath } from "../../app/server/uploadFiles";
import { withOrganization } from "../../db/connection";
import { setSourceFileDays } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";
import { of, openImportPages, thrown } from "../support/importPages";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

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
const save = (days: string) => saveSettings(pages.posted({}, { "source-file-days": days }));
beforeEach(async () => {
  await save("90");
});

let files = 0;
async function uploaded(): Promise<{ importId: number; path: string }> {
  files += 1;
  const importId = await pages.upload(`Lead ID,Company,Email\nR-${files},Dow,di${files}@dow.example\n`);
  return { importId, path: uploadPath(pages.context.config, (await pages.found(importId))?.file_path ?? "") };
}
async function taken(): Promise<{ importId: number; path: string }> {
  const upload = await uploaded();
  await pages.choose(upload.importId, { do: "import" });
  return upload;
}
const sweep = (aheadMs: number) => sweepOriginals(pages.context, new Date(Date.now() + aheadMs));
const original = async (importId: number) =>
  (await importPage(pages.asked("/", of(importId)))).details.original;

test.each([
  ["an original before its last day", taken, 90 * dayMs - hourMs, true],
  ["an original after it", taken, 90 * dayMs + hourMs, false],
  ["an upload nobody finished, on the third day", uploaded, 71 * hourMs, true],
  ["an upload nobody finished, after three days", uploaded, 73 * hourMs, false],
])("%s", async (_, make, aheadMs, stays) => {
  const { importId, path } = await make();
  await sweep(aheadMs);
  expect([existsSync(path), existsSync(draftPath(path))]).toEqual([stays, stays]);
  expect((await pages.found(importId))?.file_path === null).toBe(!stays);
});

test("the page says until when the original can be downloaded, then that it was removed; its facts stay", async () => {
  const { importId } = await taken();
  expect(await original(importId)).toMatch(
    /^The original can be downloaded until \d+ \w+ \d{4}, \d\d:\d\d\.$/,
  );
  await sweep(91 * dayMs);
  const { kept, details, report } = await importPage(pages.asked("/", of(importId)));
  expect(kept).toBe(false);
  expect(details.original).toMatch(/^The original was removed on \d+ \w+ \d{4}/);
  expect(details.columns).toContainEqual({ column: "Company", becomes: "Company" });
  expect(report).toMatchObject({ status: "done", rows: 1, accepted: 1 });
});

test("an upload that was given up says so, and stores nothing", async () => {
  const { importId } = await uploaded();
  await sweep(73 * hourMs);
  expect(await pages.found(importId)).toMatchObject({
    status: "cancelled",
    failure: expect.stringMatching(/^It was not taken in within 72 hours/),
  });
});

test("0 days keeps no original after the import, and leaves uploads that wait", async () => {
  const [done, waiting] = [await taken(), await uploaded()];
  await save("0");
  expect([existsSync(done.path), existsSync(waiting.path)]).toEqual([false, true]);
  expect(await sweep(hourMs)).toBe(0);
});

test("0 days hide the original at once, also before anybody sweeps", async () => {
  const { importId, path } = await taken();
  await withOrganization(database.db, database.organizationId, (db) => setSourceFileDays(db, 0));
  expect(existsSync(path)).toBe(true);
  const answer = await thrown(originalOf(pages.asked("/", of(importId))));
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe("Originals are not kept after the import, as the settings say.\n");
  expect((await importPage(pages.asked("/", of(importId)))).kept).toBe(false);
  await withOrganization(database.db, database.organizationId, (db) => setSourceFileDays(db, 90));
  expect((await originalOf(pages.asked("/", of(importId)))).status).toBe(200);
});

test.each([
  ["", "Nothing is no number of days. Write a whole number from 0 to 3650."],
  ["-1", "-1 is no number of days. Write a whole number from 0 to 3650."],
  ["3651", "3651 is no number of days. Write a whole number from 0 to 3650."],
  ["7.5", "7.5 is no number of days. Write a whole number from 0 to 3650."],
])("%j days are refused, and what was set stays", async (typed, trouble) => {
  expect(await save(typed)).toEqual({ typed, trouble });
  expect(await settingsPage(pages.asked("/settings", {}))).toMatchObject({ days: 90 });
});
