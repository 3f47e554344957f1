// Does every room import only what it may, and would the table notice if one did not?
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { type ImportFault, listImportFaults } from "../support/importFaults";

test("nobody imports what is not theirs to import", async () => {
  expect(await listImportFaults(projectRoot(), ["app", "db", "scripts", "test"])).toEqual([]);
});

const trespasses = [
  { from: "app/domain/a.ts", imports: 'import "../reports/r"', rule: "imports of app/domain/" },
  { from: "app/domain/b.ts", imports: 'import "zod"', rule: "domain imports no library and nothing of Node" },
  {
    from: "app/domain/c.ts",
    imports: 'import "node:fs"',
    rule: "domain imports no library and nothing of Node",
  },
  { from: "db/a.ts", imports: 'import "../app/reports/r"', rule: "imports of db/" },
  { from: "app/reports/a.ts", imports: 'import "../server/s"', rule: "imports of app/reports/" },
  { from: "app/reports/b.ts", imports: 'import { sql } from "kysely"; sql', rule: "SQL lives under db" },
  { from: "app/intake/a.ts", imports: 'import { Pool } from "pg"; new Pool()', rule: "SQL lives under db" },
  { from: "app/intake/b.ts", imports: 'import "../routes/_index"', rule: "nothing imports a route" },
  { from: "app/components/a.tsx", imports: 'import "../server/s"', rule: "imports of app/components/" },
  {
    from: "app/components/b.tsx",
    imports: 'import { r } from "../reports/r"; r',
    rule: "only types for app/components/",
  },
  { from: "app/components/c.tsx", imports: 'import "node:fs"', rule: "components run in the browser" },
  { from: "app/components/d.tsx", imports: 'import "recharts"', rule: "charts are drawn in one place" },
  { from: "app/server/a.ts", imports: 'import "../components/k"', rule: "imports of app/server/" },
  { from: "app/server/b.ts", imports: 'import "vite"', rule: "what runs is a dependency" },
  { from: "app/routes/b.tsx", imports: 'import "./_index"', rule: "nothing imports a route" },
  { from: "scripts/a.ts", imports: 'import "../app/components/k"', rule: "imports of scripts/" },
  { from: "app/server/c.ts", imports: 'import "../../scripts/s"', rule: "imports of app/server/" },
  { from: "app/server/d.ts", imports: 'import "./nowhere"', rule: "everything that is imported is there" },
  { from: "app/server/e.ts", imports: 'import "remix"', rule: "remix is a name on the box, never imported" },
  {
    from: "app/server/circle.ts",
    imports: 'import { other } from "./other"; export const circle = other',
    rule: "no circles",
  },
];

const allowed = [
  {
    from: "app/reports/ok.ts",
    imports: 'import type { Kysely } from "kysely"; export type K = Kysely<unknown>',
  },
  {
    from: "app/components/ok.tsx",
    imports: 'import type { r } from "../reports/r"; export type R = typeof r',
  },
  { from: "app/components/charts/ok.tsx", imports: 'import "recharts"; import "../../domain/a"' },
  {
    from: "app/routes/ok.tsx",
    imports: 'import "../components/k"; import "../server/s"; import "../reports/r"',
  },
  { from: "db/ok.ts", imports: 'import "pg"; import "../app/domain/a"' },
  { from: "scripts/ok.ts", imports: 'import "../app/server/s"; import "../db/ok"' },
];

const others = [
  { from: "app/reports/r.ts", imports: "export const r = 1" },
  { from: "app/server/s.ts", imports: "export const s = 1" },
  { from: "app/server/other.ts", imports: 'import { circle } from "./circle"; export const other = circle' },
  { from: "app/components/k.tsx", imports: "export const k = 1" },
  { from: "app/routes/_index.tsx", imports: "export const i = 1" },
  { from: "scripts/s.ts", imports: "export const s = 1" },
];

const imitation = mkdtempSync(join(tmpdir(), "placket-rules-"));
let faults: ImportFault[];
beforeAll(async () => {
  for (const { from, imports } of [...trespasses, ...allowed, ...others]) {
    mkdirSync(dirname(join(imitation, from)), { recursive: true });
    writeFileSync(join(imitation, from), `${imports};\n`);
  }
  symlinkSync(join(projectRoot(), "node_modules"), join(imitation, "node_modules"));
  symlinkSync(join(projectRoot(), "package.json"), join(imitation, "package.json"));
  faults = await listImportFaults(imitation, ["app", "db", "scripts"]);
});
afterAll(() => rmSync(imitation, { recursive: true }));

test.each(trespasses)("$from may not: $imports", ({ from, rule }) => {
  expect(faults.filter((fault) => fault.from === from).map((fault) => fault.rule)).toContain(rule);
});

test.each(allowed)("$from may: $imports", ({ from }) => {
  expect(faults.filter((fault) => fault.from === from)).toEqual([]);
});
