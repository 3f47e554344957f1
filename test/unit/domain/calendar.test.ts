// Is the calendar feed what RFC 5545 asks for, whatever stands in a lead's name?
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar } from "../../../app/domain/calendar";
import { readFeed } from "../../support/readFeed";

const now = new Date("2026-03-04T05:06:07.890Z");
const event = {
  uid: "objection-1-7@placket",
  on: "2026-12-31",
  summary: "s",
  description: "d",
  url: "http://x/1",
};

test("a day is an all-day event that ends with the next, stamped in UTC", () => {
  const feed = calendar({ name: "Maria", events: [event], now });
  expect(readFeed(feed)).toEqual({
    name: "Maria",
    events: [{ ...event, stamp: "20260304T050607Z", on: "20261231", until: "20270101" }],
  });
});

test("a feed without events is a calendar still", () => {
  expect(readFeed(calendar({ name: "x", events: [], now }))).toEqual({ name: "x", events: [] });
});

test.each([
  { text: "a,b;c\\d", why: "signs that separate values" },
  { text: "one\ntwo", why: "a line end" },
  { text: "x".repeat(300), why: "longer than a line" },
  { text: "é".repeat(100), why: "two octets a character" },
  { text: "👩‍🔧".repeat(40), why: "four octets and joiners" },
  { text: "END:VCALENDAR\r\nBEGIN:VEVENT", why: "a text that looks like a feed" },
  { text: "", why: "nothing" },
])("any text comes back as it was: $why", ({ text }) => {
  const feed = calendar({ name: "n", events: [{ ...event, summary: text, description: text }], now });
  const expected = text.replaceAll("\r\n", "\n");
  expect(readFeed(feed).events).toEqual([
    expect.objectContaining({ summary: expected, description: expected }),
  ]);
});

test("whatever the text, lines end in CRLF, have at most 75 octets and cut no character in two", () => {
  const longText = fc.string({ unit: "grapheme", maxLength: 300, size: "max" });
  fc.assert(
    fc.property(longText, (text) => {
      const feed = calendar({ name: text, events: [{ ...event, summary: text }], now });
      expect(feed.endsWith("\r\n")).toBe(true);
      const lines = feed.slice(0, -2).split("\r\n");
      expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      expect(lines.filter((line) => /[\r\n]|\p{Cs}/u.test(line))).toEqual([]);
    }),
  );
});
