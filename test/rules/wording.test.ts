// Is there nothing in a file that must not be there: a machine's paths, a promise to come back, a check turned off?
import { expect, test } from "vitest";
import { listCode, listFiles, type SourceFile } from "../support/sourceFiles";

const self = "test/rules/wording.test.ts";

/** Each line that holds what `pattern` describes, as path:line. */
function finds(files: SourceFile[], pattern: RegExp): string[] {
  return files
    .filter(({ path }) => path !== self)
    .flatMap(({ path, text }) =>
      text()
        .split("\n")
        .flatMap((line, index) =>
          pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
        ),
    );
}

const prose = () =>
  listFiles().filter(
    ({ path }) => !/\.(csv|png|ico|svg|woff2?|xlsx|gz)$/.test(path) && !path.startsWith("test/fixtures/"),
  );

const forbidden: { what: string; pattern: RegExp }[] = [
  {
    what: "a path of one machine",
    pattern: /(^|[\s"'`(=:])(\/work\/|\/home\/[a-z]|\/Users\/[A-Za-z]|[A-Z]:\\Users)/,
  },
  {
    what: "a package registry",
    pattern: /registry\.[a-z-]+\.(org|com|dev)|\/artifactory\/|\bverdaccio\b|:4873\b/i,
  },
];

test.each(forbidden)("no file names $what", ({ pattern }) => {
  expect(finds(prose(), pattern)).toEqual([]);
});

test("the lock file says what, not from where", () => {
  const lock = listFiles().filter(({ path }) => path === "package-lock.json");
  expect(lock).toHaveLength(1);
  expect(
    finds(
      lock,
      /"resolved"|https?:\/\/(?!(www\.)?(github|opencollective|tidelift|patreon|ko-fi)\.com)[^"]*\.tgz/,
    ),
  ).toEqual([]);
});

const offs: { what: string; pattern: RegExp }[] = [
  { what: "a promise to come back", pattern: /\b(TODO|FIXME|XXX|HACK)\b/ },
  { what: "a type check turned off", pattern: /@ts-(ignore|nocheck|expect-error)/ },
  { what: "a lint rule turned off without a reason", pattern: /biome-ignore(?!.*: \S+ \S+)/ },
  { what: "a test left out or run alone", pattern: /\b(test|it|describe)\.(skip|only|todo)\b/ },
];

test.each(offs)("no code has $what", ({ pattern }) => {
  expect(finds(listCode(), pattern)).toEqual([]);
});

test("an apostrophe in what is read on screen is curly", () => {
  const columnNames = "app/domain/changedFields.ts"; // as the mapping of a file calls them, which the command line prints too
  const read = listCode().filter(
    ({ path }) => /^app\/(components|routes|domain)\//.test(path) && path !== columnNames,
  );
  const notComment = /^(?!\s*(\/\/|\/?\*|\{\/\*))((?! \/\/ ).)*/.source;
  expect(finds(read, new RegExp(`${notComment}([A-Za-z]'[a-z]|s' [a-z])`))).toEqual([]);
});

test("redirects go through safeRedirect", () => {
  const others = listCode().filter(
    ({ path }) => path.startsWith("app/") && path !== "app/server/safeRedirect.ts",
  );
  expect(finds(others, /\bredirect(Document)?\(|import .*\bredirect\b.* from "@remix-run/)).toEqual([]);
});

test("an answer of the domain depends on nothing but its arguments", () => {
  const domain = listCode().filter(({ path }) => path.startsWith("app/domain/"));
  expect(
    finds(
      domain,
      /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|process\.|toLocale[A-Z]\w*\(\)/,
    ),
  ).toEqual([]);
});
