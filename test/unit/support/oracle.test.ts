// Does the oracle know every lead whose right answer is known?
import { describe, expect, it } from "vitest";
import { oracle } from "../../support/oracle";
import { stateCases } from "../../support/stateCases";

describe("the oracle", () => {
  it("is asked each case once", () =>
    expect(new Set(stateCases.map(({ id }) => id)).size).toBe(stateCases.length));

  it.each(stateCases)("knows $id: $why", ({ lead, expect: right }) => {
    const answer = oracle(lead);
    if (right.state === null || answer.state === null) {
      expect(answer).toEqual(right);
      return;
    }
    const { reached, clock_on, won_on, times, ...stated } = answer;
    expect(stated).toEqual(right);
  });
});
