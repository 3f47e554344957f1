// Do the colours hold: 4.5:1 for text, 3:1 for bars and marks, in both themes, and is dark the same by system and by choice?
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("app/tokens.css", "utf8");
const light = tokens(':root,\n[data-theme="light"] {');
const dark = tokens('\n[data-theme="dark"] {');
const darkBySystem = tokens(':root:not([data-theme="light"]) {');

const grounds = ["paper", "sheet", "sunken"];
const texts = ["ink", "ink-soft", "ink-faint", "accent", "stalled-ink", "objection-ink", "ripening-ink"];
const marks = [
  "buttoned",
  "moving",
  "stalled",
  "lost",
  "spend",
  "objection",
  "skipped",
  "silent",
  "ripening",
  "edge",
];
const onTop = [
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-buttoned", "buttoned"],
  ["on-moving", "moving"],
  ["on-stalled", "stalled"],
  ["on-lost", "lost"],
  ["accent", "accent-wash"],
  ["ink-soft", "stalled-wash"],
  ["ink-soft", "objection-wash"],
  ["stalled-ink", "stalled-wash"],
  ["objection-ink", "objection-wash"],
] as const;

describe.each([
  ["light", light],
  ["dark", dark],
])("%s theme", (_theme, theme) => {
  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    "%s on %s reads at 4.5:1",
    (text, ground) => expect(contrast(theme, text, ground)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(onTop)("%s on %s reads at 4.5:1", (text, ground) =>
    expect(contrast(theme, text, ground)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(marks.flatMap((mark) => grounds.map((ground) => [mark, ground] as const)))(
    "%s on %s shows at 3:1",
    (mark, ground) => expect(contrast(theme, mark, ground)).toBeGreaterThanOrEqual(3),
  );
});

describe("themes", () => {
  it("are the same dark, asked for by the system or by the reader", () => {
    expect(dark).toEqual(darkBySystem);
  });
  it("decide every token of the light theme in the dark one too", () => {
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
  });
});

function tokens(opening: string): Record<string, string> {
  const start = css.indexOf(opening) + opening.length;
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(theme: Record<string, string>, a: string, b: string): number {
  const [brighter = 0, darker = 0] = [luminance(theme[a]), luminance(theme[b])].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string | undefined): number {
  const channels = /^#(..)(..)(..)$/.exec(hex ?? "")?.slice(1);
  if (!channels) throw new Error(`${hex} is not a colour of six digits`);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = Number.parseInt(channel, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
