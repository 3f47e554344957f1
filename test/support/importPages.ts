// How does a test ask the pages of imports, and post to them, without a server?
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { expect, vi } from "vitest";
import { action as chooseColumns, loader as columnsPage } from "../../app/routes/imports.$importId.columns";
import type { LoadContext } from "../../app/server/context";
import { withOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import type { TestDatabase } from "./database";
import { openUploads } from "./uploaded";

type Params = Record<string, string>;

/** The parameters of an import's URL. */
export function of(importId: number): Params {
  return { importId: String(importId) };
}

/** What a loader or action throws: a response. */
export function thrown(work: Promise<unknown>): Promise<Response> {
  return work.then(
    () => Promise.reject(new Error("nothing was thrown")),
    (error) => error,
  );
}

/** Uploads into a database, and the arguments of loaders and actions that see it. */
export function openImportPages(database: TestDatabase) {
  const uploads = openUploads(database);
  const { context } = uploads;

  const asked = (
    path: string,
    params: Params,
    more: Partial<LoadContext> = {},
  ): LoaderFunctionArgs & ActionFunctionArgs => ({
    request: new Request(`http://localhost${path}`),
    params,
    context: { ...context, ...more },
  });
  const posted = (params: Params, fields: Record<string, string>): ActionFunctionArgs => ({
    request: new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) }),
    params,
    context: { ...context },
  });
  const ended = (importId: number) =>
    vi.waitFor(() => expect(context.jobs.progress(database.organizationId, importId)).toBeUndefined(), {
      timeout: 10_000,
    });
  const found = (importId: number) =>
    withOrganization(database.db, database.organizationId, (db) => findImport(db, importId));

  /** The fields of the page's form as it stands. */
  async function formOf(importId: number): Promise<Record<string, string>> {
    const { view } = await columnsPage(asked("/", of(importId)));
    const { purchasedOn, ...texts } = view.texts;
    return {
      kind: view.kind,
      ...Object.fromEntries(
        Object.entries({ ...texts, "purchased-on": purchasedOn }).map(([name, value]) => [name, value ?? ""]),
      ),
      ...Object.fromEntries(view.columns.map(({ index, target }) => [`column-${index}`, target ?? ""])),
      ...Object.fromEntries(view.picks.map(({ name, value }) => [name, value])),
      preset: view.preset.value,
      ...Object.fromEntries(
        view.words
          .flatMap(({ asked, known }) => [...asked, ...known])
          .flatMap(({ at, target, word, value }) => [
            [`of-${at}`, target],
            [`word-${at}`, word],
            [`means-${at}`, value],
          ]),
      ),
    };
  }

  /** Presses a button of the page of columns, with some fields changed, and waits for what it starts. */
  async function choose(importId: number, fields: Record<string, string>): Promise<Response> {
    const answer = await chooseColumns(posted(of(importId), { ...(await formOf(importId)), ...fields }));
    await ended(importId);
    return answer;
  }

  return { ...uploads, asked, posted, found, ended, formOf, choose };
}
