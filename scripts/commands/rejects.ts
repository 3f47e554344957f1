// `placket rejects`: which rows of an import wait to be mended?
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { formatCount } from "../../app/domain/rates";
import { Trouble } from "../../app/domain/trouble";
import { csvStream } from "../../app/intake/exportCsv";
import { rejectBatches } from "../../app/server/rejectBatches";
import { withOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import { countRejectStates, listKeptRejects } from "../../db/queries/mending";
import type { Arguments, Command } from "./arguments";
import { opened, sampleOption } from "./opened";
import { printJson } from "./table";

export const rejectsCommand: Command = {
  name: "rejects",
  words: "IMPORT",
  says: "Lists the rejected rows of an import, or writes them to a file: mended and imported again, only they go in.",
  options: {
    out: { value: "FILE", says: "writes them to a new file, with their lines and reasons" },
    json: { says: "prints the first thousand as JSON" },
    ...sampleOption,
  },
  example: "placket rejects 7 --out mend.csv",
  run: listOrWrite,
};

const mostListed = 1000;

async function listOrWrite(given: Arguments): Promise<undefined> {
  const [word = ""] = given.words;
  if (!/^[1-9]\d{0,14}$/.test(word))
    throw new Trouble(
      "Which import? `placket imports` lists their numbers; `placket rejects 7` lists number 7's.",
    );
  const importId = Number(word);
  await opened(given, async ({ db, organizationId }) => {
    const { found, states, rows } = await withOrganization(db, organizationId, async (db) => ({
      found: await findImport(db, importId),
      states: await countRejectStates(db, importId),
      rows: await listKeptRejects(db, { importId, limit: mostListed }),
    }));
    if (!found) throw new Trouble(`There is no import ${importId}.`);
    const out = given.text("out");
    if (out !== undefined) {
      await write(out, csvStream(rejectBatches({ db, organizationId }, found)));
      console.log(`Wrote ${formatCount(states.kept)} rows to ${out}. Mend them and import that file.`);
    } else if (given.has("json")) printJson({ importId, ...states, rows });
    else {
      console.log(
        `${found.file_name}: ${formatCount(states.kept)} rejected rows wait, ${formatCount(states.fixed)} were mended, ${formatCount(states.dropped)} dropped.`,
      );
      for (const { sentence } of rows) console.log(`  ${sentence}`);
      if (states.kept > rows.length)
        console.log(`  … and ${formatCount(states.kept - rows.length)} more: --out FILE writes all.`);
    }
  });
  return undefined;
}

async function write(path: string, rows: ReadableStream<Uint8Array>): Promise<void> {
  try {
    await pipeline(
      Readable.fromWeb(rows as NodeReadableStream<Uint8Array>),
      createWriteStream(path, { flags: "wx" }),
    );
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") throw new Trouble(`${path} is there already. Name another file.`);
    if (typeof code === "string")
      throw new Trouble(`${path} cannot be written (${code}). Name another file.`);
    throw error;
  }
}
