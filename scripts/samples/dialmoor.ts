// What does the telemarketer's file look like? A spreadsheet's export: a batch a month, a fee an appointment, the booking in the row.
import { dashed } from "./buyers";
import { amount, type CsvRow, inserted, monthFirst } from "./csv";
import type { Line } from "./sample";
import type { SampleFile, SampleMapping } from "./sampleFile";

const header = [
  "Record ID",
  "Batch",
  "Account",
  "Contact",
  "Contact Title",
  "Phone",
  "Email",
  "City",
  "State",
  "# Employees",
  "Vertical",
  "Spoke w/ DM",
  "Date Set",
  "Meeting Date",
  "Appt Fee",
  "QA Date",
  "QA Flag",
];

const mapping: SampleMapping = {
  kind: "leads",
  columns: {
    "list.name": "Batch",
    "lead.vendor_lead_id": "Record ID",
    "lead.company": "Account",
    "lead.person": "Contact",
    "lead.title": "Contact Title",
    "lead.phone": "Phone",
    "lead.email": "Email",
    "lead.city": "City",
    "lead.region": "State",
    "lead.seats": "# Employees",
    "lead.industry": "Vertical",
    "lead.cost": "Appt Fee",
    "lead.purchased_on": "Date Set",
    "lead.disqualified_on": "QA Date",
    "lead.defect": "QA Flag",
    "signal.at": "Date Set",
    "signal.meeting_on": "Meeting Date",
  },
  constants: {
    "lead.purchase_unit": "set",
    "signal.step": "Appointment set",
    "signal.polarity": "positive",
    "signal.channel": "call",
  },
  formats: {
    "lead.purchased_on": "M/d/yyyy",
    "lead.disqualified_on": "M/d/yyyy",
    "lead.cost": { decimal: ".", group: "," },
    "signal.at": "M/d/yyyy",
    "signal.meeting_on": "M/d/yyyy",
  },
  steps: { Reached: { column: "Spoke w/ DM", as: "yes/no" } },
};

/** The one file, oldest booking first. */
export function dialmoorFile(leads: readonly Line[]): SampleFile {
  const lines = leads.filter((lead) => lead.key === "dialmoor");
  const rows = lines.map(cellsOf);
  const row = (index: number) => rows[index] as string[];
  const stranger = (index: number, id: string) =>
    row(index).with(0, id).with(2, `Unreadable ${id}`).with(5, "").with(6, "");
  const rejects = [
    { at: 30, row: stranger(30, "DM-90001").with(12, "soon") },
    { at: 75, row: stranger(75, "DM-90002").with(14, "$22S.00") },
    { at: 140, row: stranger(140, "DM-90003").with(14, "call us") },
    { at: 200, row: stranger(200, "DM-90004").with(13, "14/14/2026") },
  ];
  const repeats = [
    { at: 121, row: row(118) },
    { at: 222, row: row(216) },
  ];
  return {
    name: "dialmoor",
    mapping,
    dialect: { delimiter: ",", lineEnd: "\r\n", mark: true },
    header,
    rows: inserted<CsvRow>(rows, ...rejects, ...repeats),
    options: { vendor: lines[0]?.vendor },
    rejected: rejects.length,
    alreadyHere: repeats.length,
  };
}

function cellsOf(
  { id, list, buyer, person, purchasedOn, ownSignals, price, duplicate, defect }: Line,
  index: number,
): string[] {
  const booked = ownSignals.find((signal) => signal.step === "Appointment set");
  return [
    ...[id, list],
    duplicate ? buyer.shortName : buyer.company,
    `${person.first} ${person.last}`,
    person.title,
    dashed(buyer.phone),
    index % 12 === 7 && !duplicate ? "" : person.email,
    ...[buyer.place.city, buyer.place.state],
    index % 9 === 4 ? "" : String(buyer.seats),
    buyer.industry,
    ownSignals.some((signal) => signal.step === "Reached") ? "Y" : "N",
    monthFirst(purchasedOn),
    booked?.meeting_on ? monthFirst(booked.meeting_on) : "",
    price === null ? "" : `$${amount(price)}`,
    defect ? monthFirst(defect.on) : "",
    defect?.reason ?? "",
  ];
}
