// `placket imports`: which files were taken in?
import { formatCount } from "../../app/domain/rates";
import { listImports } from "../../db/queries/imports";
import type { Arguments, Command } from "./arguments";
import { asked, sampleOption } from "./opened";
import { printJson, table } from "./table";

export const importsCommand: Command = {
  name: "imports",
  says: "Lists the files that were taken in, newest first.",
  options: { json: { says: "prints them as JSON" }, ...sampleOption },
  example: "placket imports",
  run: printImports,
};

async function printImports(given: Arguments): Promise<undefined> {
  const imports = await asked(given, (db) => listImports(db));
  if (given.has("json")) printJson(imports);
  else if (imports.length === 0)
    console.log("Nothing was imported yet. `placket import FILE` takes a file in.");
  else {
    console.log(
      table(
        [
          { title: "import", cell: (row) => String(row.import_id), right: true },
          { title: "when", cell: (row) => row.created_at.toISOString().slice(0, 16).replace("T", " ") },
          { title: "file", cell: (row) => row.file_name },
          { title: "kind", cell: (row) => row.kind },
          { title: "rows", cell: (row) => formatCount(row.rows), right: true },
          { title: "accepted", cell: (row) => formatCount(row.accepted), right: true },
          { title: "already here", cell: (row) => formatCount(row.already_here), right: true },
          { title: "rejected", cell: (row) => formatCount(row.rejected), right: true },
          { title: "status", cell: (row) => row.status },
        ],
        imports,
      ),
    );
  }
  return undefined;
}
