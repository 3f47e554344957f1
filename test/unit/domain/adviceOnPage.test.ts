// Does a page never tell a person to write a mapping file?
import { expect, test } from "vitest";
import { adviceOnPage, adviceToVendor, withoutAdvice } from "../../../app/domain/adviceOnPage";

test.each([
  [
    'Line 2, Cost: "1,000" could be 1000 or 1.000. Say which with formats: {"lead.cost": {"decimal": ","}}.',
    'Line 2, Cost: "1,000" could be 1000 or 1.000. Say which where its columns are checked.',
  ],
  [
    '"1.5" does not fit its column. Read the other way it is 15. Correct the cell, or say it with formats: {"a": 1}.',
    '"1.5" does not fit its column. Read the other way it is 15. Correct the cell, or say which where its columns are checked.',
  ],
  [
    '"2" is 1902-01-01, before 1990. Correct the cell, or state how dates are written with formats: {"a": "…"}.',
    '"2" is 1902-01-01, before 1990. Correct the cell, or say how dates are written where its columns are checked.',
  ],
  [
    'Nothing in this file is known to belong to leads. Say which column is which with a mapping, such as {"kind": "leads"}.',
    "Nothing in this file is known to belong to leads. Go back to its columns and say which is which.",
  ],
  [
    "This looks like leads, but not surely: as leads, nothing would be read from Step. Say the kind with --kind signals or --kind leads.",
    "This looks like leads, but not surely: as leads, nothing would be read from Step. Go back to its columns and say the kind.",
  ],
  [
    '"hot" is none of won, lost. Say what it means with values: {"deal.status": {"hot": "open"}}.',
    '"hot" is none of won, lost. Say what it means where its columns are checked, or correct the cell.',
  ],
  ["There is nothing of a file in this.", "There is nothing of a file in this."],
])("%s", (sentence, said) => {
  expect(adviceOnPage(sentence)).toBe(said);
  expect(sentence.startsWith(withoutAdvice(sentence))).toBe(true);
  expect(withoutAdvice(said)).toBe(withoutAdvice(sentence));
  expect(withoutAdvice(adviceToVendor(sentence))).toBe(withoutAdvice(sentence));
});

test("a vendor, who has no page to answer on, is told to mend the file", () => {
  const sentence = 'Line 2, Cost: "1,000" could be 1000 or 1.000. Say which with formats: {"lead.cost": {}}.';
  expect(adviceToVendor(sentence)).toBe(
    'Line 2, Cost: "1,000" could be 1000 or 1.000. Write it so that it reads one way, and send the file again.',
  );
});
