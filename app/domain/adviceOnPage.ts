// What does a page advise, where the sentence of an import advises what to write in a mapping file?

const advice: [RegExp, string][] = [
  [/ Say (it|which|so) with (formats|values): .*$/s, " Say which where its columns are checked."],
  [
    / Say what it means with values: .*$/s,
    " Say what it means where its columns are checked, or correct the cell.",
  ],
  [/, or say it with formats: .*$/s, ", or say which where its columns are checked."],
  [
    /, or state how dates are written with formats: .*$/s,
    ", or say how dates are written where its columns are checked.",
  ],
  [/, or map "" with values\.$/s, "."],
  [
    / Say which column is which with a mapping, such as .*$/s,
    " Go back to its columns and say which is which.",
  ],
];

/** The same sentence with the page's way to answer. */
export function adviceOnPage(sentence: string): string {
  return advice.reduce((said, [file, page]) => said.replace(file, page), sentence);
}
