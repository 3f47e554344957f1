// Is everything where it belongs, under a name that says what it is?
import { basename } from "node:path";
import { expect, test } from "vitest";
import { listCode, listFiles, listTopEntries } from "../support/sourceFiles";

const topEntries = [
  ".ci",
  ".dockerignore",
  ".github",
  ".gitignore",
  ".npmrc",
  "Dockerfile",
  "LICENSE",
  "README.md",
  "app",
  "compose.yaml",
  "db",
  "docs",
  "package-lock.json",
  "package.json",
  "public",
  "remix.config.js",
  "scripts",
  "test",
  "tsconfig.json",
];

const longest = 300;

/** Files over the limit, each with the reason why it is one file all the same. */
const longFiles: Record<string, string> = {
  "db/migrations/0001_facts.ts": "a migration is one step, and once landed it is never changed",
  "db/schema.ts": "the list of all tables, read as a list",
  "test/integration/embedded.test.ts": "one supervisor under every fault, with one set-up",
};

const drawers = /^(utils?|helpers?|common|misc|types|shared|lib|index|constants)$/i;

test("nothing joins the top level unasked", () => {
  expect(listTopEntries().filter((entry) => !topEntries.includes(entry))).toEqual([]);
});

test("there is no drawer for what has no room", () => {
  const parts = listCode().flatMap(({ path }) =>
    path.split("/").map((part) => ({ path, part: part.split(".")[0] ?? "" })),
  );
  expect(parts.filter(({ part }) => drawers.test(part)).map(({ path }) => path)).toEqual([]);
});

test("components are PascalCase.tsx, everything else is camelCase, routes are their URL, migrations are numbered", () => {
  const misnamed = listCode().filter(({ path, text }) => {
    const [name = ""] = basename(path).split(".");
    if (path.startsWith("app/routes/")) return false;
    if (path.startsWith("db/migrations/")) return !/^(\d{4}_[a-z0-9_]+|all)$/.test(name);
    const draws = path.startsWith("app/components/") && /^export (default )?function [A-Z]/m.test(text());
    if (draws && path.endsWith(".tsx")) return !/^[A-Z][A-Za-z0-9]*$/.test(name);
    if (/\.test\.tsx?$/.test(path)) return !/^[A-Za-z][A-Za-z0-9]*$/.test(name);
    return !/^[a-z][A-Za-z0-9]*$/.test(name);
  });
  expect(misnamed.map(({ path }) => path)).toEqual([]);
});

test("the first line of each file says in a comment what it answers", () => {
  const mute = listCode().filter(({ text }) => {
    const [first = "", second = ""] = text().split("\n");
    return !/^\/\/ \S.{10,}/.test(first.startsWith("#!") ? second : first);
  });
  expect(mute.map(({ path }) => path)).toEqual([]);
});

test("a file that has outgrown its one question is split", () => {
  const long = listCode()
    .map(({ path, text }) => ({ path, lines: text().split("\n").length }))
    .filter(({ path, lines }) => lines > longest && !(path in longFiles));
  expect(long).toEqual([]);
});

test("an excuse for a long file ends with the need for it", () => {
  const stillLong = listCode().filter(({ text }) => text().split("\n").length > longest);
  expect(Object.keys(longFiles).filter((path) => !stillLong.some((file) => file.path === path))).toEqual([]);
});

test("no file only passes on what others export", () => {
  const barrels = listCode().filter(({ text }) => {
    const statements = text()
      .replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, "")
      .trim();
    return (
      statements !== "" &&
      /^(export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s+"[^"]+";?\s*)+$/.test(statements)
    );
  });
  expect(barrels.map(({ path }) => path)).toEqual([]);
});

test("nothing is committed that a build, a run or an editor leaves behind", () => {
  const rubbish = listFiles().filter(({ path }) => /(\.(orig|rej|swp|bak|tmp)|~)$/.test(path));
  expect(rubbish.map(({ path }) => path)).toEqual([]);
});
