// Does `placket` from a checkout always run the sources as they are, and pass everything through?
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { type TestDatabase, testDatabase } from "../support/database";

const checkout = mkdtempSync(join(tmpdir(), "placket-checkout-"));
const modules = join(checkout, "node_modules");

beforeAll(() => {
  mkdirSync(join(checkout, "scripts"));
  for (const name of ["placket.js", "bundle.js", "builds.js", "sourceLines.js", "bundle.config.ts"]) {
    cpSync(join(projectRoot(), "scripts", name), join(checkout, "scripts", name));
  }
  cpSync(join(projectRoot(), "tsconfig.json"), join(checkout, "tsconfig.json"));
  writeFileSync(join(checkout, "package.json"), '{"name":"placket","type":"module"}');
});
beforeEach(() => {
  rmSync(modules, { force: true });
  symlinkSync(join(projectRoot(), "node_modules"), modules);
});
afterAll(() => rmSync(checkout, { recursive: true }));

test("arguments, standard input, both outputs and the exit code pass through", () => {
  write(`
    const input = await new Response(process.stdin as never).text();
    process.stdout.write(JSON.stringify([process.argv.slice(2), input]));
    process.stderr.write("aside");
    process.exitCode = 7;
  `);
  const ended = launch(["import", "a file.csv", "--json", "--", "-x"], "1,2\n");
  expect(ended).toMatchObject({ status: 7, stderr: "aside" });
  expect(JSON.parse(ended.stdout)).toEqual([["import", "a file.csv", "--json", "--", "-x"], "1,2\n"]);
});

test("a stack trace names the lines of the sources", () => {
  write(`
    interface Gone { left: number }
    function fail(what: Gone): never {
      throw new RangeError("no " + what.left);
    }
    try {
      fail({ left: 1 });
    } catch (error) {
      console.log((error as Error).stack);
    }
    fail({ left: 2 });
  `);
  const { stdout, stderr, status } = launch();
  expect(stdout).toMatch(
    /^RangeError: no 1\n {4}at fail \(file:\S+\/scripts\/placket\.ts:5:13\)\n {4}at file:\S+\/scripts\/placket\.ts:8:7\n/,
  );
  expect(stderr).toMatch(/RangeError: no 2\n {4}at fail \(file:\S+placket\.ts:5:13\)/);
  expect(status).toBe(1);
});

test("errors that cannot be written as text have a stack trace like others", () => {
  write(`
    class Rude extends Error {
      override toString(): string {
        throw new Error("no text");
      }
    }
    const bare = Object.create(null);
    Error.captureStackTrace(bare);
    const named = { name: "Foo", message: "bar", stack: "" };
    Error.captureStackTrace(named);
    for (const { stack } of [new Rude("x"), bare, named]) console.log(stack.split("\\n")[0]);
  `);
  expect(launch()).toMatchObject({ stdout: "Error: x\nError\nFoo: bar\n", status: 0 });
});

test("a changed source is bundled again, an unchanged one is not", () => {
  const builds = () => readdirSync(join(checkout, "build")).length;
  write('console.log("first");');
  expect(launch().stdout).toBe("first\n");
  const before = builds();
  expect(launch().stdout).toBe("first\n");
  expect(builds()).toBe(before);
  write('console.log("second");');
  expect(launch().stdout).toBe("second\n");
});

test("sources that cannot be bundled are a message on stderr and exit code 1", () => {
  write("const const;");
  expect(launch()).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("could not be bundled"),
  });
});

test("without the devDependencies the newest bundle runs as it is", () => {
  write('console.log("built");');
  launch();
  rmSync(modules);
  write('console.log("changed later");');
  expect(launch().stdout).toBe("built\n");
});

test("without a bundle or the means to make one, it says what to do", () => {
  rmSync(modules);
  rmSync(join(checkout, "build"), { recursive: true });
  expect(launch()).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("npm ci && npm run build"),
  });
});

describe("from this checkout", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  test.each([{ command: ["npx", "placket"] }, { command: ["npm", "run", "-s", "placket", "--"] }])(
    "$command prints nothing but the JSON it was asked for",
    ({ command: [program = "", ...words] }) => {
      const { stdout } = spawnSync(program, [...words, "report", "vendors", "--json"], {
        cwd: projectRoot(),
        env: { ...process.env, DATABASE_URL: database.url },
        encoding: "utf8",
        shell: process.platform === "win32",
      });
      expect(JSON.parse(stdout)).toMatchObject({ vendors: [] });
    },
  );
});

function write(source: string): void {
  const path = join(checkout, "scripts/placket.ts");
  writeFileSync(path, `// What does the imitation do?\n${source}\nexport {};\n`);
}

function launch(args: string[] = [], input = "") {
  return spawnSync(process.execPath, [join(checkout, "scripts/placket.js"), ...args], {
    input,
    encoding: "utf8",
  });
}
