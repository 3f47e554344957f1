// Which e-mail address does a cell say?
import { emailKey } from "../domain/identityKeys";

export interface Email {
  /** As written, without decoration. */
  shown: string;
  /** What matching compares; null where it is no address. */
  key: string | null;
}

/** Longer cells hold no address that anyone meant, and would take time by the square of their length. */
const mostText = 2_000;

const simple = /^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/;

/** The address of a clean cell: "Ana <ana@x.com>", "mailto:ana@x.com", and of several the first. */
export function readEmail(text: string): Email {
  const lower = text.toLowerCase();
  if (lower.length <= 320 && simple.test(lower)) return { shown: text, key: lower };
  if (text.length > mostText) return { shown: text, key: null };
  const first = text.split(/[;\n]|,(?![^<]*>)|\s\/\s/).find((part) => part.includes("@")) ?? text;
  const key = emailKey(first.replace(/[\u200B-\u200F\u202A-\u202E\uFEFF]/g, "").replace(/[.,;]+$/, ""));
  return {
    shown: key === null ? text : (/<([^<>]+)>/.exec(first)?.[1] ?? first.replace(/^mailto:/i, "")).trim(),
    key,
  };
}
