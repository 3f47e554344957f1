// How is it said, in words, how a file was read?
import { formatCount } from "../domain/rates";
import { delimiterName } from "./dialect";
import type { Inspection } from "./inspection";
import type { ReadingChoices } from "./reading";

/** What was chosen about the reading, a few words each; none where all was found out. */
function readingWords(reading: ReadingChoices): string[] {
  const { encoding, sheet, delimiter, quote, escape: how, headerLine, totalRow, comments } = reading;
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
    ...(comments === "none" ? ["comment lines as rows"] : []),
  ];
}

/** The same from the options an import keeps; older ones keep nothing of it. */
export function keptReading(options: Record<string, unknown>): {
  reading: string[];
  leftOut: string | undefined;
} {
  const { reading, totalLeftOut, commentsLeftOut } = options as StoredOptions;
  return {
    reading: readingWords(reading ?? {}),
    leftOut: leftOutSentence({ total: totalLeftOut, comments: commentsLeftOut }),
  };
}

interface StoredOptions {
  reading?: ReadingChoices;
  totalLeftOut?: Line | null;
  commentsLeftOut?: CommentsLeftOut | null;
}

interface Line {
  line: number;
  text: string;
}

export interface CommentsLeftOut {
  count: number;
  first: Line;
}

/** Comment lines that are none of an inspected file's rows; null where there are none. */
export function commentsOf({
  comments,
  firstComment,
}: Pick<Inspection, "comments" | "firstComment">): CommentsLeftOut | null {
  return comments > 0 && firstComment ? { count: comments, first: firstComment } : null;
}

/** What became of lines that are none of the rows; undefined where there are none. */
export function leftOutSentence({
  total,
  comments,
}: {
  total?: Line | null | undefined;
  comments?: CommentsLeftOut | null | undefined;
}): string | undefined {
  const sentences = [
    ...(comments ? [commentSentence(comments)] : []),
    ...(total ? [totalSentence(total)] : []),
  ];
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

/** What became of comment lines. */
export function commentSentence({ count, first }: CommentsLeftOut): string {
  return count === 1
    ? `Line ${first.line} is a comment and left out: ${first.text}.`
    : `${formatCount(count)} lines are comments and left out; the first is line ${first.line}: ${first.text}.`;
}

/** What became of a total that was left out. */
function totalSentence({ line, text }: Line): string {
  return `Line ${line} is a total and left out: ${text}.`;
}
