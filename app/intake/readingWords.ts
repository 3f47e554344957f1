// How is it said, in words, how a file was read?
import { delimiterName } from "./dialect";
import type { ReadingChoices } from "./reading";

/** What was chosen about the reading, a few words each; none where all was found out. */
function readingWords(reading: ReadingChoices): string[] {
  const { encoding, sheet, delimiter, quote, escape: how, headerLine, totalRow } = reading;
  return [
    ...(encoding === undefined ? [] : [`as ${encoding}`]),
    ...(sheet === undefined ? [] : [`the sheet ${sheet}`]),
    ...(delimiter === undefined ? [] : [`cells parted by ${delimiterName(delimiter)}`]),
    ...(quote === undefined ? [] : [quote === "" ? "quotes as text" : `cells inside ${quote}`]),
    ...(how === undefined ? [] : [how === "\\" ? "quotes after a backslash" : "quotes doubled"]),
    ...(headerLine === undefined
      ? []
      : [headerLine === 0 ? "no header row" : `header on line ${headerLine}`]),
    ...(totalRow === "keep" ? ["the total row as a row"] : []),
  ];
}

/** The same from the options an import keeps; older ones keep nothing of it. */
export function keptReading(options: Record<string, unknown>): {
  reading: string[];
  leftOut: string | undefined;
} {
  const { reading, totalLeftOut } = options as StoredOptions;
  return {
    reading: readingWords(reading ?? {}),
    leftOut: totalLeftOut ? totalSentence(totalLeftOut) : undefined,
  };
}

interface StoredOptions {
  reading?: ReadingChoices;
  totalLeftOut?: { line: number; text: string } | null;
}

/** What became of a total that was left out. */
export function totalSentence({ line, text }: { line: number; text: string }): string {
  return `Line ${line} is a total and left out: ${text}.`;
}
