// Is it said in grammatical English how many rows were taken in?
import { expect, it } from "vitest";
import { takenIn } from "../../../app/domain/rowsOfFile";

it.each([
  { part: 2, rows: 3, is: "2 of 3 rows of a.csv were taken in" },
  { part: 1, rows: 3, is: "1 of 3 rows of a.csv was taken in" },
  { part: 0, rows: 3, is: "0 of 3 rows of a.csv were taken in" },
  { part: 1204, rows: 1204, is: "1,204 of 1,204 rows of a.csv were taken in" },
  { part: 1, rows: 1, is: "The one row of a.csv was taken in" },
  { part: 0, rows: 1, is: "The one row of a.csv was not taken in" },
])("$is", ({ part, rows, is }) => expect(takenIn({ part, rows, file: "a.csv" })).toBe(is));
