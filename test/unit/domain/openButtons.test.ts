// Is it said that open buttons cost wins only where the data carry it?
import { expect, it } from "vitest";
import { type Decided, openButtonsSentence } from "../../../app/domain/openButtons";

it.each<{ why: string; closed: Decided; open: Decided; says: RegExp | null }>([
  { why: "nothing decided", closed: { won: 0, lost: 0 }, open: { won: 0, lost: 0 }, says: null },
  { why: "one side empty", closed: { won: 30, lost: 2 }, open: { won: 0, lost: 0 }, says: null },
  { why: "too few to tell", closed: { won: 3, lost: 1 }, open: { won: 1, lost: 3 }, says: null },
  { why: "no difference", closed: { won: 50, lost: 50 }, open: { won: 48, lost: 52 }, says: null },
  { why: "the other way round", closed: { won: 10, lost: 90 }, open: { won: 90, lost: 10 }, says: null },
  {
    ...{ why: "intervals apart", closed: { won: 34, lost: 6 }, open: { won: 12, lost: 23 } },
    says: /85 % \(71 % to 93 %, n 40\) were won with every button closed, and 34 % \(21 % to 51 %, n 35\)/,
  },
])("$why", ({ closed, open, says }) => {
  const sentence = openButtonsSentence({ closed, open });
  if (says === null) expect(sentence).toBeNull();
  else expect(sentence).toMatch(says);
});
