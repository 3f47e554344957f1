// How good is matching on data whose truth is known, and how fast?
import { febrl, type Linkage, restaurants } from "./linkageFiles";
import { pairQuality } from "./pairQuality";

const [what = "", ...rest] = process.argv.slice(2);
const explain = rest.includes("--explain");
const words = rest.filter((word) => !word.startsWith("--"));

const benches: Record<string, () => Promise<void>> = {
  restaurants: () => quality("restaurants", restaurants(directory())),
  async febrl() {
    for (const file of ["dataset1.csv", "dataset2.csv"])
      await quality(`febrl ${file}`, febrl(directory(), file));
  },
};

const bench = benches[what];
if (bench) await bench();
else {
  console.error(
    "Usage: npm run bench -- matching restaurants DIRECTORY | febrl DIRECTORY | synthetic [SEEDS] | speed LEADS DEALS",
  );
  process.exitCode = 2;
}

function directory(): string {
  const [path] = words;
  if (path === undefined) throw new Error(`matching ${what} needs the directory of its files`);
  return path;
}

async function quality(name: string, linkage: Linkage): Promise<void> {
  const found = await pairQuality(linkage, explain);
  const share = (value: number) => value.toFixed(4);
  console.log(
    `${name}: ${linkage.deals.length} × ${linkage.leads.length}, ${found.pairs} true pairs; precision of links ${share(found.precision)}, recall ${share(found.recall)}, ` +
      `with the queue ${share(found.recallWithQueue)}, queued ${found.queuePerPair.toFixed(2)} a true pair; F1 ${share(found.f1)}, with the queue ${share(found.f1WithQueue)}; ${Math.round(found.milliseconds)} ms`,
  );
}
