// Which ways of writing a name are the same, which nearly, and which are two?
import { expect, it } from "vitest";
import { companyKey } from "../../../app/domain/identityKeys";
import { jaroWinkler, jaroWinklerReaches } from "../../../app/domain/statistics/jaroWinkler";
import { companyNames } from "../../../app/matching/nameWords";
import { mistyped, oneSlip } from "../../../app/matching/similarity";

const wordsOf = (company: string) =>
  companyNames({ company, companyKey: companyKey(company) }).map((words) => words.join(" "));

it.each([
  [
    "The Brightwater Dental Group, Inc.",
    ["brightwater dental group"],
    "a leading the and a legal form say nothing",
  ],
  ["Brightwater Dental Grp LLC", ["brightwater dental group"], "a short form is written out"],
  ["Hollis & Wren, Attorneys", ["hollis wren law"], "and is left out, attorneys are a law firm"],
  [
    "Alder Holdings LLC dba Birch Dental",
    ["alder holdings", "birch dental"],
    "two names, either may stand in the other file",
  ],
  ["Alder Holdings (d/b/a Birch Dental)", ["alder holdings", "birch dental"], "in brackets too"],
  ["Adba Logistics", ["adba logistics"], "letters inside a word are no dba"],
  ["The The", ["the"], "a name of such words alone keeps them"],
  ["", [], "no name, no words"],
])("%s is %j: %s", (company, expected) => {
  expect(wordsOf(company)).toEqual(expected);
});

it.each([
  ["martha", "marhta", 0.9611, "Winkler 1990"],
  ["dwayne", "duane", 0.84, "Winkler 1990"],
  ["dixon", "dicksonx", 0.8133, "Winkler 1990"],
  ["abc", "xyz", 0, "nothing in common"],
  ["same", "same", 1, "the same"],
])("%s and %s are %d alike: %s", (left, right, expected) => {
  expect(jaroWinkler(left, right)).toBeCloseTo(expected, 3);
  expect(jaroWinkler(right, left)).toBeCloseTo(expected, 3);
  for (const least of [0.5, 0.8, 0.84, 0.92, 0.96, 1])
    expect(jaroWinklerReaches(left, right, least)).toBe(jaroWinkler(left, right) >= least);
});

it.each([
  ["dental", "dentl", true, "a letter left out"],
  ["dental", "denttal", true, "a letter doubled"],
  ["dental", "dantal", true, "a letter exchanged"],
  ["dental", "detnal", true, "two swapped"],
  ["dental", "dental", false, "the same is no slip"],
  ["dental", "detanl", false, "two slips"],
  ["aaa", "aa", true, "one of several equal letters"],
])("one slip between %s and %s: %s, %s", (left, right, expected) => {
  expect(oneSlip(left, right)).toBe(expected);
  expect(oneSlip(right, left)).toBe(expected);
});

it("short words are not mistyped ones of each other", () => {
  expect(mistyped("abc", "abd")).toBe(false);
  expect(mistyped("brightwater", "brihgtwater")).toBe(true);
});
