// Does the memory of a file's rows never forget one, and rarely think of one that was not there?
import { expect, it } from "vitest";
import { hash53 } from "../../../app/domain/hash53";
import { MaybeSeen } from "../../../app/intake/maybeSeen";

const many = 50_000;

it("knows every number that came before", () => {
  const seen = new MaybeSeen(many);
  for (let n = 0; n < many; n += 1) seen.add(hash53(`L-${n}`));
  for (let n = 0; n < many; n += 1) expect(seen.add(hash53(`L-${n}`))).toBe(true);
});

it("takes fewer than one in a hundred for known that are new", () => {
  const seen = new MaybeSeen(many);
  let wrong = 0;
  for (let n = 0; n < many; n += 1) if (seen.add(hash53(`L-${n}`))) wrong += 1;
  expect(wrong).toBeLessThan(many / 100);
});

it("works on when more come than were expected", () => {
  const seen = new MaybeSeen(0);
  expect([seen.add(1), seen.add(1), seen.add(2)]).toEqual([false, true, false]);
});
