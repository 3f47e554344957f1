// Does every data row become exactly one row or one reject, and every file rows or a sentence?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../app/intake/mapping";
import { rowShape } from "../../../app/intake/rowShape";
import { refusal, take } from "./taking";

describe("for any file", () => {
  const columns: Mapping["columns"] = {
    "lead.company": "a",
    "lead.cost": "b",
    "lead.purchased_on": "c",
    "lead.phone": "d",
  };

  it("rows and rejects add up to the data rows, and every row has the declared shape", async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "Acme",
        "1,5",
        "$3",
        "2026-03-04",
        "03/04/2026",
        "1.23E+9",
        "(614) 555-0123",
        "—",
        "Total",
        "x\ny",
        '"',
      ),
      fc.string({ maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        async (table) => {
          const lines = table.map((cells) =>
            cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(","),
          );
          const file = `a,b,c,d\nfirst,1,2026-01-01,\n${lines.join("\n")}\n`;
          const { inspection, results, rows } = await take(file, {
            mapping: { kind: "leads", columns },
            delimiter: ",",
          });
          expect(results.length).toBe(inspection.rows);
          for (const row of rows) expect(rowShape.safeParse(row).error).toBeUndefined();
        },
      ),
      { numRuns: 100 },
    );
  });

  it("of any bytes, it is taken or refused with a sentence", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 0, maxLength: 200 }),
      fc
        .string({
          unit: fc.constantFrom("a", ",", '"', "\n", "\r", ";", "1", "@", ".", "\0", "é", "\u2028"),
          maxLength: 120,
        })
        .map((text) => new TextEncoder().encode(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        expect(typeof (await refusal(file))).toBe("string");
      }),
      { numRuns: 300 },
    );
  });
});
