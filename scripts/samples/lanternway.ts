// What does the web portal's export look like? Semicolons, decimal commas, days with points, a price a lead, returned leads marked.
import { dashed } from "./buyers";
import { amount, type CsvRow, inserted, withPoints } from "./csv";
import type { Line } from "./sample";
import type { SampleFile, SampleMapping } from "./sampleFile";

const header = [
  "Lead no",
  "Campaign",
  "Received",
  "Business",
  "Name",
  "Role",
  "E-mail",
  "Telephone",
  "Homepage",
  "Town",
  "State",
  "Workplaces",
  "Price USD",
  "Returned",
  "Reason",
];

const mapping: SampleMapping = {
  kind: "leads",
  columns: {
    "list.name": "Campaign",
    "lead.vendor_lead_id": "Lead no",
    "lead.purchased_on": "Received",
    "lead.delivered_at": "Received",
    "lead.company": "Business",
    "lead.person": "Name",
    "lead.title": "Role",
    "lead.email": "E-mail",
    "lead.phone": "Telephone",
    "lead.website": "Homepage",
    "lead.city": "Town",
    "lead.region": "State",
    "lead.seats": "Workplaces",
    "lead.cost": "Price USD",
    "lead.disqualified_on": "Returned",
    "lead.defect": "Reason",
  },
  constants: { "lead.purchase_unit": "lead" },
  formats: {
    "lead.purchased_on": "dd.MM.yyyy HH:mm",
    "lead.delivered_at": "dd.MM.yyyy HH:mm",
    "lead.disqualified_on": "dd.MM.yyyy",
    "lead.cost": { decimal: ",", group: "." },
  },
};

/** The one file, oldest lead first. */
export function lanternwayFile(leads: readonly Line[]): SampleFile {
  const lines = leads.filter((lead) => lead.key === "lanternway");
  const rows = lines.map(cellsOf);
  const row = (index: number) => rows[index] as string[];
  const stranger = (index: number, id: string) =>
    row(index).with(0, id).with(3, `Unreadable ${id}`).with(6, "").with(7, "").with(8, "");
  const rejects = [
    { at: 25, row: stranger(25, "LW9001").with(2, "31.02.2026 09:00") },
    { at: 111, row: stranger(111, "LW9002").with(12, "hundert") },
    { at: 260, row: stranger(260, "LW9003").with(12, "-95,00") },
  ];
  const repeats = [{ at: 301, row: row(290) }];
  return {
    name: "lanternway",
    mapping,
    dialect: { delimiter: ";", lineEnd: "\r\n" },
    header,
    rows: inserted<CsvRow>(rows, ...rejects, ...repeats),
    options: { vendor: lines[0]?.vendor },
    rejected: rejects.length,
    alreadyHere: repeats.length,
  };
}

function cellsOf({ id, list, buyer, person, purchasedOn, price, defect }: Line, index: number): string[] {
  return [
    ...[id, list],
    `${withPoints(purchasedOn)} 0${6 + (index % 2)}:${String((index * 7) % 60).padStart(2, "0")}`,
    buyer.company,
    `${person.first} ${person.last}`,
    person.title,
    person.email,
    `+1 ${dashed(buyer.phone, " ")}`,
    `https://${buyer.domain}/`,
    ...[buyer.place.city, buyer.place.state],
    index % 13 === 6 ? "" : String(buyer.seats),
    price === null ? "" : amount(price, { decimal: ",", group: "." }),
    defect ? withPoints(defect.on) : "",
    defect?.reason ?? "",
  ];
}
