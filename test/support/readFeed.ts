// What does a calendar program read in a feed?

interface ReadEvent {
  uid: string;
  stamp: string;
  on: string;
  until: string;
  summary: string;
  description: string;
  url: string;
}

/** Unfolds and unescapes as RFC 5545 says; throws where begin and end do not meet. */
export function readFeed(feed: string): { name: string; events: ReadEvent[] } {
  const lines = feed.replaceAll("\r\n ", "").split("\r\n");
  if (lines.shift() !== "BEGIN:VCALENDAR" || lines.pop() !== "" || lines.pop() !== "END:VCALENDAR")
    throw new Error("readFeed: no calendar");
  const events: ReadEvent[] = [];
  let open: Record<string, string> | undefined;
  let name = "";
  for (const line of lines) {
    const [, property = "", value = ""] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
    if (property === "") throw new Error(`readFeed: no property in "${line}"`);
    if (line === "BEGIN:VEVENT") open = {};
    else if (line === "END:VEVENT") {
      events.push(eventOf(open ?? {}));
      open = undefined;
    } else if (open) open[property] = value;
    else if (property === "X-WR-CALNAME") name = unescaped(value);
  }
  if (open) throw new Error("readFeed: an event without an end");
  return { name, events };
}

function eventOf(found: Record<string, string>): ReadEvent {
  const of = (property: string) => {
    const value = found[property];
    if (value === undefined) throw new Error(`readFeed: an event without ${property}`);
    return value;
  };
  return {
    ...{ uid: unescaped(of("UID")), stamp: of("DTSTAMP"), on: of("DTSTART"), until: of("DTEND") },
    ...{ summary: unescaped(of("SUMMARY")), description: unescaped(of("DESCRIPTION")), url: of("URL") },
  };
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/gs, (_, sign: string) => (sign === "n" ? "\n" : sign));
}
