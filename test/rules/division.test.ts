// Is there one place that divides, so that 0 of 0 and "unknown" come out the same on every screen?
import ts from "typescript";
import { expect, test } from "vitest";
import { listCode, type SourceFile } from "../support/sourceFiles";

const home = "app/domain/rates.ts";
const figures = /^app\/(components|domain|matching|reports|routes)\//;

/** Formulas of a textbook read as they do there; each has looked at its denominator, and gives null where it is 0. */
const formulas = "app/domain/statistics/";

test("figures are divided in app/domain/rates.ts alone, formulas in app/domain/statistics", () => {
  const others = listCode().filter(
    ({ path }) => figures.test(path) && path !== home && !path.startsWith(formulas),
  );
  expect(others.flatMap(divisions)).toEqual([]);
});

test("and this would be seen: a division, a division in place, but not a comment, a path or an expression", () => {
  const text = () => ["a / b;", "a /= b;", "// a / b", '"a / b";', "/a \\/ b/;", "<i />;"].join("\n");
  expect(divisions({ path: "x.tsx", text })).toEqual(["x.tsx:1: a / b", "x.tsx:2: a /= b"]);
});

function divisions({ path, text }: SourceFile): string[] {
  const source = ts.createSourceFile(path, text(), ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  visit(source);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isBinaryExpression(node) && divides.has(node.operatorToken.kind)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path}:${line + 1}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  }
}

const divides = new Set([ts.SyntaxKind.SlashToken, ts.SyntaxKind.SlashEqualsToken]);
