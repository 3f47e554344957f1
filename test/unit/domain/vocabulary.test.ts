// Do the words agree with each other?
import { describe, expect, it } from "vitest";
import * as words from "../../../app/domain/vocabulary";

describe("vocabulary", () => {
  it("lists no word twice", () => {
    for (const list of [
      ...[
        words.states,
        words.stepStates,
        words.stepKinds,
        words.buckets,
        words.polarities,
        words.manners,
        words.channels,
      ],
      ...[
        words.outcomes,
        words.purchaseUnits,
        words.defaultIssues,
        [...words.positiveCues, ...words.negativeCues],
      ],
      words.defaultSteps.map(({ name }) => name),
    ]) {
      expect(new Set<string>(list).size).toBe(list.length);
    }
  });
  it("starts with nine steps: one of each appointment, the close last and once", () => {
    const kinds = words.defaultSteps.map(({ kind }) => kind);
    expect(kinds).toEqual([
      "contact",
      "appointment_set",
      "appointment_held",
      ...Array(5).fill("buy_in"),
      "close",
    ]);
  });
  it("says of each bucket on whom it is", () => {
    expect(Object.keys(words.onWhom)).toEqual([...words.buckets]);
    const ours = words.buckets.filter((bucket) => words.onWhom[bucket] === "us");
    expect(ours).toEqual(["never worked", "objection left open", "went silent", "lost, no reason heard"]);
  });
  it("calls absent only what it also offers", () => {
    expect(words.defaultIssues).toEqual(expect.arrayContaining([...words.absenceIssues]));
    expect(words.negativeCues).toEqual(expect.arrayContaining([...words.absenceCues]));
    for (const outcome of words.absenceOutcomes) expect(words.outcomePolarity[outcome]).toBe("negative");
  });
});
