// What do the files of the appointment vendor look like? A retainer a period, no ids, the steps side by side as columns.
import { dashed } from "./buyers";
import { type CsvRow, inserted } from "./csv";
import type { Line } from "./sample";
import type { SampleFile, SampleMapping } from "./sampleFile";

const header = [
  "delivered",
  "company",
  "contact_name",
  "contact_role",
  "contact_email",
  "direct_line",
  "town",
  "state",
  "headcount",
  "decision_maker",
  "booked",
  "attended",
  "remarks",
];

const mapping: SampleMapping = {
  kind: "leads",
  columns: {
    "lead.purchased_on": "delivered",
    "lead.company": "company",
    "lead.person": "contact_name",
    "lead.title": "contact_role",
    "lead.email": "contact_email",
    "lead.phone": "direct_line",
    "lead.city": "town",
    "lead.region": "state",
    "lead.seats": "headcount",
    "lead.note": "remarks",
  },
  constants: { "lead.purchase_unit": "held" },
  formats: { "lead.purchased_on": "yyyy-MM-dd", "signal.at": "yyyy-MM-dd" },
  steps: {
    Reached: { column: "decision_maker", as: "yes/no" },
    "Appointment set": { column: "booked", as: "date" },
    "Appointment held": { column: "attended", as: "date" },
  },
};

const costs = ["12800.00", "19200.00", "12800.00"];

/** One file a period. */
export function quillhallFiles(leads: readonly Line[]): SampleFile[] {
  return costs.map((cost, index) => {
    const lines = leads.filter((lead) => lead.key === "quillhall" && lead.file === index + 1);
    const rows = lines.map(cellsOf);
    const bad = [
      {
        at: 20,
        row: (rows[20] as string[])
          .with(1, "Unreadable One")
          .with(4, "")
          .with(5, "")
          .with(11, "rescheduled?"),
      },
      {
        at: 33,
        row: (rows[33] as string[]).with(1, "Unreadable Two").with(4, "").with(5, "").with(9, "maybe"),
      },
    ].slice(0, index + 1);
    return {
      name: `quillhall-${index + 1}`,
      mapping,
      dialect: { delimiter: ",", lineEnd: "\n" },
      header,
      rows: inserted<CsvRow>(rows, ...bad),
      options: {
        vendor: lines[0]?.vendor,
        list: lines[0]?.list,
        "purchased-on": lines[0]?.purchasedOn,
        cost,
        currency: "USD",
      },
      rejected: bad.length,
      alreadyHere: 0,
    };
  });
}

function cellsOf({ buyer, person, purchasedOn, ownSignals, duplicate }: Line, index: number): string[] {
  const on = (step: string) => ownSignals.find((signal) => signal.step === step)?.at ?? "";
  return [
    purchasedOn,
    duplicate ? buyer.shortName.toUpperCase() : buyer.company,
    `${person.last}, ${person.first}`,
    person.title,
    person.email,
    dashed(buyer.phone, "."),
    ...[buyer.place.city, buyer.place.state],
    index % 7 === 2 ? "51-200" : String(buyer.seats),
    on("Reached") === "" ? "no" : "yes",
    on("Appointment set"),
    on("Appointment held"),
    remarks[index % remarks.length] ?? "",
  ];
}

const remarks = [
  "",
  "",
  "Prefers mornings",
  "Two locations, one server",
  "",
  'Asked what "flat rate" covers,\nsend the one-pager',
  "",
];
