// Where does a record end? At CR, LF or CRLF outside quotes, all three of which may stand in one file.
import type { Dialect } from "./dialect";

/**
 * The text with every line end outside quotes made "\n"; inside quotes nothing changes. The text must begin at the start of a
 * record. A quote opens only as the first character of a cell, as everywhere in reading records.
 */
export function normaliseNewlines(text: string, { delimiter, quote, escape: escaping }: Dialect): string {
  let nextReturn = text.indexOf("\r");
  if (nextReturn < 0) return text;
  if (quote === "" || !text.includes(quote)) return text.replace(/\r\n?/g, "\n");
  const parts: string[] = [];
  let copied = 0;
  let from = 0;
  while (nextReturn >= 0) {
    const open = openingQuote(text, { from, delimiter, quote, before: nextReturn });
    if (open < 0) {
      parts.push(text.slice(copied, nextReturn), "\n");
      copied = text.charCodeAt(nextReturn + 1) === 10 ? nextReturn + 2 : nextReturn + 1;
      from = copied;
      nextReturn = text.indexOf("\r", copied);
      continue;
    }
    const close = closingQuote(text, open, quote, escaping);
    if (close < 0) break;
    from = close + 1;
    if (nextReturn < from) nextReturn = text.indexOf("\r", from);
  }
  parts.push(text.slice(copied));
  return parts.join("");
}

/** The first quote at or after `from` and before `before` that opens a cell; -1 when there is none. */
function openingQuote(
  text: string,
  { from, delimiter, quote, before }: { from: number; delimiter: string; quote: string; before: number },
): number {
  for (let at = text.indexOf(quote, from); at >= 0 && at < before; at = text.indexOf(quote, at + 1)) {
    const previous = at === 0 ? "\n" : text[at - 1];
    if (previous === delimiter || previous === "\n" || previous === "\r") return at;
  }
  return -1;
}

function closingQuote(text: string, open: number, quote: string, escaping: string): number {
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (escaping !== quote) {
      if (text[at - 1] !== escaping || at - 1 === open) return at;
    } else if (text[at + 1] === quote) at += 1;
    else return at;
  }
  return -1;
}

/** How many line ends a text holds, CRLF counted once. */
export function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1))
    if (text[at + 1] !== "\n") count += 1;
  return count;
}
