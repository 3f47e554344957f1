// When is the work of a thread over, and what stands when it is told to end?
import { expect, test } from "vitest";
import { runWorker } from "../../../app/intake/workerThread";

const script = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from "node:worker_threads";
    const lived = new Int32Array(workerData);
    ${body}`)}`,
  );

function work() {
  const shared = new SharedArrayBuffer(4);
  const lived = new Int32Array(shared);
  return { data: shared, hasEnded: () => lived[0] === 1 };
}

test.each([
  ["a result", `parentPort.postMessage({ result: "done" });`, "done"],
  ["a sentence of trouble", `parentPort.postMessage({ trouble: "no such file" });`, "no such file"],
])("%s is handed on when the thread has ended, not before", async (_what, post, said) => {
  const { data, hasEnded } = work();
  const file = script(`${post} setTimeout(() => { lived[0] = 1; }, 200);`);
  const answer = await runWorker<string>({ file, data }).catch((error: Error) => error.message);
  expect([answer, hasEnded()]).toEqual([said, true]);
});

test("a result stands also where the thread fails as it closes", async () => {
  const { data } = work();
  const file = script(
    `parentPort.postMessage({ result: "done" }); setTimeout(() => { throw new Error("lost"); }, 50);`,
  );
  expect(await runWorker<string>({ file, data })).toBe("done");
});

test("what was done when it was told to end is done", async () => {
  const { data, hasEnded } = work();
  const control = new AbortController();
  const file = script(`
    parentPort.postMessage({ result: "done" });
    parentPort.postMessage({ rows: 1 });
    setTimeout(() => { lived[0] = 1; }, 60_000);`);
  const answer = await runWorker({ file, data, onRows: () => control.abort(), signal: control.signal });
  expect([answer, hasEnded()]).toEqual(["done", false]);
});

test("what was not done when it was told to end fails with the reason", async () => {
  const control = new AbortController();
  const file = script("parentPort.postMessage({ rows: 1 }); setTimeout(() => {}, 60_000);");
  const reason = new Error("enough");
  const told = () => control.abort(reason);
  await expect(runWorker({ file, data: work().data, onRows: told, signal: control.signal })).rejects.toBe(
    reason,
  );
});

test("a thread that ends without a word fails", async () => {
  await expect(runWorker({ file: script("process.exit(3);"), data: work().data })).rejects.toThrow(
    "The worker ended with code 3 before it was done.",
  );
});
