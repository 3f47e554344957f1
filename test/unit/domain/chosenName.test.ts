// Does a filter that names nothing known say so?
import { expect, it } from "vitest";
import { chosenName } from "../../../app/domain/chosenName";
import { noneKnown } from "../../../app/domain/filters";

const choices = [
  { id: 3, name: "Copperline" },
  { id: "Ann", name: "Ann" },
];

it.each([
  { why: "one that is here", id: 3, is: "Copperline" },
  { why: "a number that nobody has", id: 99, is: "number 99, not known here" },
  { why: "what can be nobody's number", id: noneKnown, is: "not known here" },
  { why: "a rep who has nothing", id: "Bo", is: "Bo, not known here" },
])("calls $why by what is known", ({ id, is }) => expect(chosenName(choices, id)).toBe(is));
