// What does a page advise, where the sentence of an import advises what to write in a mapping file?

/** What an import's sentence advises, and what is advised instead: to whoever checks its columns, and to a vendor, who can only mend the file. */
const advice: { inFile: RegExp; onPage: string; toVendor: string }[] = [
  {
    inFile: / Say (it|which|so) with (formats|values): .*$/s,
    onPage: " Say which where its columns are checked.",
    toVendor: " Write it so that it reads one way, and send the file again.",
  },
  {
    inFile: / Say what it means with values: .*$/s,
    onPage: " Say what it means where its columns are checked, or correct the cell.",
    toVendor: " Correct the cell, and send the file again.",
  },
  {
    inFile: /, or say it with formats: .*$/s,
    onPage: ", or say which where its columns are checked.",
    toVendor: ".",
  },
  {
    inFile: /, or state how dates are written with formats: .*$/s,
    onPage: ", or say how dates are written where its columns are checked.",
    toVendor: ".",
  },
  { inFile: /, or map "" with values\.$/s, onPage: ".", toVendor: "." },
  {
    inFile: / Say the kind with --kind .*$/s,
    onPage: " Go back to its columns and say the kind.",
    toVendor: " Name its columns in the first row, and send the file again.",
  },
  {
    inFile: / Say which column is which with a mapping, such as .*$/s,
    onPage: " Go back to its columns and say which is which.",
    toVendor: " Name its columns in the first row, and send the file again.",
  },
];

/**
 * The sentence without its advice and without the full stop before it, whichever of the three it carries: what the same fault has in
 * common wherever it is told.
 */
export function withoutAdvice(sentence: string): string {
  const ends = advice.flatMap(({ onPage, toVendor }) => [onPage, toVendor]);
  const bare = advice.reduce((said, { inFile }) => said.replace(inFile, ""), sentence);
  const end = ends.toSorted((one, other) => other.length - one.length).find((end) => bare.endsWith(end));
  return (end === undefined ? bare : bare.slice(0, -end.length)).replace(/\.$/, "");
}

/** The same sentence with the page's way to answer. */
export function adviceOnPage(sentence: string): string {
  return advice.reduce((said, { inFile, onPage }) => said.replace(inFile, onPage), sentence);
}

/** The same sentence for a vendor, who has no page to answer on. */
export function adviceToVendor(sentence: string): string {
  return advice.reduce((said, { inFile, toVendor }) => said.replace(inFile, toVendor), sentence);
}
