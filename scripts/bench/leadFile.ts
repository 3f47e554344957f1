// What does a benchmark import? A lead list of 12 columns, the same bytes each time.

import { once } from "node:events";
import { createWriteStream } from "node:fs";

/** Writes a CSV of so many leads: every tenth company comes twice, a fifth of the rows has quoted cells. */
export async function writeLeadFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write("Lead ID,Company,First and last name,Title,Email,Phone,Website,City,State,Zip,Seats,Price\n");
  for (let n = 0; n < rows; n += 1) {
    const company = n % 10 === 9 ? n - 1 : n;
    const name = n % 5 === 0 ? `"Company ${company}, Inc."` : `Company ${company} Inc`;
    const phone = `212-${String(200 + (n % 800)).padStart(3, "0")}-${String((n * 7) % 10_000).padStart(4, "0")}`;
    const cells = [
      `L-${n}`,
      name,
      `Ann${n % 97} Lee${n % 1013}`,
      "Office Manager",
      `ann${n}@company${company}.com`,
      phone,
    ];
    const more = [
      `www.company${company}.com`,
      `City ${n % 500}`,
      "NY",
      String(10_001 + (n % 9_000)),
      String(5 + (n % 200)),
      `${3 + (n % 40)}.50`,
    ];
    if (!out.write(`${[...cells, ...more].join(",")}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}
