// Does a heap that is kept lean stay smaller, on the Node that runs here?
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { leanHeapFlag } from "../../../app/server/leanHeap";

/** Holds 40 MB, then makes and drops what survives a few small collections; prints the largest heap seen, in MB. */
const busy = `
  const held = Array.from({ length: 40 }, () => Array.from({ length: 130_000 }, (_, at) => at + 0.5));
  const recent = [];
  let most = 0;
  for (let turn = 0; turn < 2000; turn += 1) {
    recent[turn % 100] = Array.from({ length: 13_000 }, (_, at) => turn + at + 0.5);
    most = Math.max(most, process.memoryUsage().heapTotal);
  }
  if (held.length === 40) console.log(most / 1e6);
`;

const largest = (...flags: string[]) =>
  Number(execFileSync(process.execPath, [...flags, "-e", busy], { encoding: "utf8" }));

test("garbage is collected before the heap has grown to a multiple of what is alive", () => {
  expect(largest(leanHeapFlag)).toBeLessThan(0.8 * largest());
});
