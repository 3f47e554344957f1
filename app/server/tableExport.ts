// How does a whole table leave as a file, however long it is, without ever standing in memory?
import { withOrganization } from "../../db/connection";
import { ensureDerivedToday } from "../../db/queries/derive";
import { isDay } from "../domain/day";
import { attachment, byteOrderMark, csvLines } from "../intake/exportCsv";
import { isTableName, tables } from "../reports/exports/tables";
import type { LoadContext } from "./context";
import { rememberedRep } from "./repCookie";

/** A reader that takes nothing for so long is let go, so that it does not hold a connection to the database. */
const longestWait = 120_000;

/**
 * The table of a name as CSV, for the query of the request's URL: its head, then all rows, batch by batch, as fast as they are read.
 * @throws Response 404 for a table there is not.
 */
export async function exportedTable(
  { db, organizationId, log, requestId }: Pick<LoadContext, "db" | "organizationId" | "log" | "requestId">,
  request: Request,
  name: string,
): Promise<Response> {
  if (!isTableName(name)) throw new Response("Not found", { status: 404 });
  const params = new URL(request.url).searchParams;
  const asOf = params.get("as-of");
  // In a transaction of its own: what a new day derives must not wait for a slow reader.
  const today = await withOrganization(db, organizationId, ensureDerivedToday);
  const day = isDay(asOf) ? asOf : today;
  const headers = {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": attachment(`placket-${name}-${day}.csv`),
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox",
    "Cache-Control": "no-store",
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  const me = await rememberedRep(request);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  let [begun, left] = [false, false];
  const write = async (lines: string[][]) => {
    const text = `${begun ? "" : byteOrderMark}${csvLines(lines)}`;
    begun = true;
    await inTime(writer.write(encoder.encode(text))).catch((error: unknown) => {
      left = true;
      throw error;
    });
  };
  withOrganization(db, organizationId, (db) => tables[name](db, { params, me }, write))
    .then(() => writer.close())
    .catch((error: unknown) => {
      if (!left) log.error({ err: error, requestId }, `the table ${name} could not be written`);
      return writer.abort(error);
    })
    .catch(() => undefined);
  return new Response(readable, { headers });
}

function inTime(taken: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("nobody reads on")), longestWait);
    taken.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
