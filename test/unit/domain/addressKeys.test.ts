// Which postal codes and streets are the same, however they are written?
import { expect, it } from "vitest";
import { postalKey, streetKey, streetParts } from "../../../app/domain/addressKeys";

it.each<[string | null, string | null, string]>([
  ["43215-1234", "43215", "of a ZIP+4 the ZIP"],
  ["432151234", "43215", "without its dash too"],
  ["6103", "06103", "a spreadsheet took the zero in front"],
  ["06103", "06103", "as it should be"],
  [" SW1A 1AA ", "sw1a1aa", "spaces and case say nothing"],
  ["1234 AB", "1234ab", "letters count"],
  ["--", null, "nothing is left"],
  [null, null, "none"],
])("the postal code %j is %j: %s", (written, key) => {
  expect(postalKey(written)).toBe(key);
});

it.each([
  ["435 S. La Cienega Blvd.", { number: "435", words: ["la", "cienega"] }],
  ["Kirwan Circuit", { number: null, words: ["kirwan"] }],
])("the street %s", (street, expected) => {
  expect(streetParts(street)).toEqual(expected);
});

it.each([
  ["12 Oak Street", "12 Oak St.", true],
  ["12 Oak Street", "14 Oak Street", false],
])("%s and %s are one street and number: %s", (left, right, same) => {
  expect(streetKey(left) === streetKey(right)).toBe(same);
});

it("of a street nothing may be left", () => {
  expect(streetKey("St.")).toBeNull();
  expect(streetKey(null)).toBeNull();
});
