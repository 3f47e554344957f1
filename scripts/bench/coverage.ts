// How often do our intervals hold the truth, and how far off is won ÷ all for young leads?
import { Random } from "../samples/random";
import { curveCoverage, projectionCoverage, wilsonRow } from "./simulatedCoverage";

const samples = Number(process.argv[2] ?? 1000);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);

console.log("Wilson 95 % interval, rates 0.01 to 0.30, exact binomial sums");
console.log("     n     mean    least   at rate");
for (const n of [20, 50, 200]) {
  const { mean, least, leastAt } = wilsonRow(n);
  console.log(`${String(n).padStart(6)} ${percent(mean)} ${percent(least)}   ${leastAt.toFixed(3)}`);
}

const vendors = [
  { name: "sells fast", win: 0.004, lose: 0.01, followed: 365 },
  { name: "sells slowly", win: 0.001, lose: 0.004, followed: 365 },
  { name: "rarely sells", win: 0.0004, lose: 0.004, followed: 365 },
  { name: "young leads", win: 0.001, lose: 0.004, followed: 190 },
];
const horizon = 180;

console.log(
  `\nAalen–Johansen 95 % band of wins, horizon ${horizon} days, ${samples} samples each, those with 20 wins or more`,
);
console.log("vendor          leads  samples   day 60  day 180  estimate  won ÷ all   truth");
for (const { name, ...truth } of vendors)
  for (const leads of [100, 400, 1600]) {
    const { samples: kept, ...is } = curveCoverage(new Random(7), { truth, leads, horizon, samples });
    if (kept < 100) continue;
    const lucky = kept * 2 < samples ? "  (only lucky samples come to 20 wins)" : "";
    const cells = [is.early, is.late, is.estimate, is.naive, is.truth].map(percent).join(" ");
    console.log(
      `${name.padEnd(14)} ${String(leads).padStart(6)} ${String(kept).padStart(8)} ${cells}${lucky}`,
    );
  }

console.log(
  `\nProjected wins of open leads by day ${horizon}: how often the 95 % interval held what then came`,
);
console.log("vendor          leads  samples     held  expected   came (mean)");
for (const { name, ...truth } of vendors)
  for (const leads of [400, 1600]) {
    const {
      samples: kept,
      held,
      expected,
      came,
    } = projectionCoverage(new Random(11), { truth, leads, horizon, samples });
    if (kept < 100) continue;
    console.log(
      `${name.padEnd(14)} ${String(leads).padStart(6)} ${String(kept).padStart(8)} ${percent(held)} ${expected.toFixed(2).padStart(9)} ${came.toFixed(2).padStart(9)}`,
    );
  }
