// How good is matching on data whose truth is known, and how fast?

import { keyCascade } from "./keyCascade";
import { febrl, type Linkage, restaurants } from "./linkageFiles";
import { matchingSpeed } from "./matchingSpeed";
import { pairQuality } from "./pairQuality";
import { syntheticDeals } from "./syntheticDeals";

const [what = "", ...rest] = process.argv.slice(2);
const explain = rest.includes("--explain");
const words = rest.filter((word) => !word.startsWith("--"));

const benches: Record<string, () => Promise<void>> = {
  restaurants: () => quality("restaurants", restaurants(directory())),
  async febrl() {
    for (const file of ["dataset1.csv", "dataset2.csv"])
      await quality(`febrl ${file}`, febrl(directory(), file));
  },
  async synthetic() {
    for (let seed = 1; seed <= Number(words[0] ?? 10); seed += 1) {
      const linkage = syntheticDeals(seed, { leads: 3000, deals: 1500 });
      const { precision, recall } = keyCascade(linkage);
      console.log(
        `exact keys alone, seed ${seed}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
      );
      await quality(`synthetic, seed ${seed}`, linkage);
      const placed = syntheticDeals(seed, { leads: 3000, deals: 1500, placed: true });
      await quality(`synthetic with places, seed ${seed}`, placed);
    }
  },
  speed: () => matchingSpeed({ leads: Number(words[0] ?? 100_000), deals: Number(words[1] ?? 10_000) }),
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
