// What does a benchmark import? A lead list of 12 columns, the same bytes each time.

import { once } from "node:events";
import { createWriteStream } from "node:fs";

/** The list as it is bought, and as it comes again with other cells in some columns of every row. */
export const editions = ["first", "text", "price", "keys"] as const;
export type Edition = (typeof editions)[number];

/** Writes a CSV of so many leads: every tenth company comes twice, a fifth of the rows has quoted cells. */
export async function writeLeadFile(path: string, rows: number, edition: Edition = "first"): Promise<void> {
  const out = createWriteStream(path);
  out.write("Lead ID,Company,First and last name,Title,Email,Phone,Website,City,State,Zip,Seats,Price\n");
  const of = <T>(other: Edition, cell: T, first: T) => (edition === other ? cell : first);
  for (let n = 0; n < rows; n += 1) {
    const company = n % 10 === 9 ? n - 1 : n;
    const name = n % 5 === 0 ? `"Company ${company}, Inc."` : `Company ${company} Inc`;
    const domain = of("keys", `firm${company}.com`, `company${company}.com`);
    const phone = `212-${String(200 + (n % 800)).padStart(3, "0")}-${String((n * 7) % 10_000).padStart(4, "0")}`;
    const cells = [
      `L-${n}`,
      name,
      `Ann${n % 97} Lee${n % 1013}`,
      of("text", "Head of Operations", "Office Manager"),
      `ann${n}@${domain}`,
      phone,
    ];
    const more = [
      `www.${domain}`,
      `City ${n % 500}`,
      "NY",
      String(10_001 + (n % 9_000)),
      String(of("text", 6, 5) + (n % 200)),
      `${of("price", 4, 3) + (n % 40)}.50`,
    ];
    if (!out.write(`${[...cells, ...more].join(",")}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}
