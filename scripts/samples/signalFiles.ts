// What did the sellers write down of the buyers' words, and of their own calls?
import { dashed } from "./buyers";
import { type CsvRow, halfDay, inserted, monthFirst } from "./csv";
import type { Signal } from "./facts";
import { strangers } from "./purchases";
import type { Line } from "./sample";
import type { SampleFile } from "./sampleFile";

interface Told {
  lead: Line;
  signal: Signal;
}

const told = (leads: readonly Line[]): Told[] =>
  leads
    .flatMap((lead) => lead.signals.map((signal) => ({ lead, signal })))
    .sort((a, b) => (a.signal.at < b.signal.at ? -1 : a.signal.at > b.signal.at ? 1 : 0));

const clock = (at: string) => `${at.slice(0, 10)} ${at.slice(11)}`;

const saidWords = { positive: "Agreed", negative: "Objected", neutral: "Noted" } as const;

/** Signals on leads that have a number of their vendor. */
export function buyingSignalsFile(leads: readonly Line[]): SampleFile {
  const rows = told(leads.filter((lead) => lead.id !== "")).map(({ lead, signal }) => [
    ...[
      lead.id,
      clock(signal.at),
      signal.step,
      saidWords[signal.polarity],
      signal.manner,
      signal.channel ?? "",
    ],
    ...[
      signal.issue ?? "",
      signal.outcome ?? "",
      signal.cue ?? "",
      signal.meeting_on ?? "",
      signal.note,
      signal.who,
    ],
  ]);
  const row = (index: number) => rows[index] as string[];
  const rejects = [
    { at: 60, row: row(60).with(2, "Coffee agreed") },
    { at: 150, row: row(150).with(1, "") },
    { at: 333, row: row(333).with(0, "DM-99999") },
    { at: 420, row: row(420).with(3, "Shrugged").with(7, "") },
  ];
  const repeats = [80, 270, 500].map((index) => ({ at: index + 4, row: row(index) }));
  return {
    name: "buying-signals",
    mapping: {
      kind: "signals",
      columns: {
        "signal.lead_id": "lead",
        "signal.at": "when",
        "signal.step": "button",
        "signal.polarity": "buyer",
        "signal.manner": "manner",
        "signal.channel": "channel",
        "signal.issue": "issue",
        "signal.outcome": "outcome",
        "signal.cue": "cue",
        "signal.meeting_on": "next_meeting",
        "signal.note": "note",
        "signal.who": "by",
      },
      values: { "signal.polarity": { Agreed: "positive", Objected: "negative", Noted: "neutral" } },
      formats: { "signal.at": "yyyy-MM-dd HH:mm", "signal.meeting_on": "yyyy-MM-dd" },
    },
    dialect: { delimiter: ",", lineEnd: "\n" },
    header: [
      "lead",
      "when",
      "button",
      "buyer",
      "manner",
      "channel",
      "issue",
      "outcome",
      "cue",
      "next_meeting",
      "note",
      "by",
    ],
    rows: inserted<CsvRow>(rows, ...rejects, ...repeats),
    options: {},
    rejected: rejects.length,
    alreadyHere: repeats.length,
  };
}

/** Signals on leads without a number: told by e-mail address, phone or company. */
export function meetingNotesFile(leads: readonly Line[]): SampleFile {
  const rows = told(leads.filter((lead) => lead.id === "")).map(({ lead, signal }, index) => [
    ...[monthFirst(signal.at), halfDay(signal.at), ...reference(lead, index), signal.step],
    ...[
      { positive: "+", negative: "-", neutral: "0" }[signal.polarity],
      signal.issue ?? "",
      signal.outcome ?? "",
      signal.cue ?? "",
    ],
    ...[
      signal.meeting_on ? monthFirst(signal.meeting_on) : "",
      signal.channel ?? "",
      signal.note,
      signal.who,
    ],
  ]);
  const row = (index: number) => rows[index] as string[];
  const stranger = strangers()[3];
  const rejects = [
    { at: 15, row: row(15).with(2, "").with(3, "").with(4, "") },
    {
      at: 70,
      row: row(70)
        .with(2, stranger?.person.email ?? "")
        .with(3, "")
        .with(4, ""),
    },
    { at: 130, row: row(130).with(0, "Tuesday") },
  ];
  return {
    name: "meeting-notes",
    mapping: {
      kind: "signals",
      columns: {
        "signal.at": ["Date", "Time"],
        "signal.email": "Contact e-mail",
        "signal.phone": "Contact phone",
        "signal.company": "Customer",
        "signal.step": "Topic",
        "signal.polarity": "+/-",
        "signal.issue": "Objection",
        "signal.outcome": "Meeting",
        "signal.cue": "Unspoken",
        "signal.meeting_on": "Next date",
        "signal.channel": "Where",
        "signal.note": "Notes",
        "signal.who": "Seller",
      },
      values: { "signal.polarity": { "+": "positive", "-": "negative", "0": "neutral" } },
      formats: { "signal.at": "M/d/yyyy h:mm a", "signal.meeting_on": "M/d/yyyy" },
    },
    dialect: { delimiter: ",", lineEnd: "\r\n", mark: true },
    header: [
      "Date",
      "Time",
      "Contact e-mail",
      "Contact phone",
      "Customer",
      "Topic",
      "+/-",
      "Objection",
      "Meeting",
      "Unspoken",
      "Next date",
      "Where",
      "Notes",
      "Seller",
    ],
    rows: inserted<CsvRow>(rows, ...rejects),
    options: {},
    rejected: rejects.length,
    alreadyHere: 0,
  };
}

/** Our calls and mails to leads that have a number. */
export function dialerLogFile(leads: readonly Line[]): SampleFile {
  const rows = leads
    .filter((lead) => lead.id !== "")
    .flatMap((lead) => lead.touches.map((touch) => ({ lead, touch })))
    .sort((a, b) => (a.touch.at < b.touch.at ? -1 : a.touch.at > b.touch.at ? 1 : 0))
    .map(({ lead, touch }) => [
      lead.id,
      `${monthFirst(touch.at)} ${halfDay(touch.at)}`,
      touch.channel === "mail" ? "Email" : "Outbound call",
      touch.outcome,
      touch.who,
    ]);
  const row = (index: number) => rows[index] as string[];
  const rejects = [
    { at: 44, row: row(44).with(1, "yesterday") },
    { at: 210, row: row(210).with(0, "LW-0000") },
  ];
  const repeats = [{ at: 104, row: row(99) }];
  return {
    name: "dialer-log",
    mapping: {
      kind: "touches",
      columns: {
        "touch.lead_id": "Ref",
        "touch.at": "Started",
        "touch.channel": "Type",
        "touch.outcome": "Result",
        "touch.who": "Agent",
      },
      values: { "touch.channel": { "Outbound call": "call", Email: "mail" } },
      formats: { "touch.at": "M/d/yyyy h:mm a" },
    },
    dialect: { delimiter: ",", lineEnd: "\n" },
    header: ["Ref", "Started", "Type", "Result", "Agent"],
    rows: inserted<CsvRow>(rows, ...rejects, ...repeats),
    options: {},
    rejected: rejects.length,
    alreadyHere: repeats.length,
  };
}

/** E-mail address, phone and company of a note; one of them says whom it is about. */
function reference({ key, buyer, person }: Line, index: number): [string, string, string] {
  // Some lines of the cold list have no address: its buyers are told by phone or company.
  const way = key === "copperline" ? 1 + (index % 2) : index % 6 < 4 ? 0 : 1 + (index % 2);
  if (way === 0) return [person.email, "", buyer.shortName];
  return way === 1 ? ["", dashed(buyer.phone), ""] : ["", "", buyer.company];
}
