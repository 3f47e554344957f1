// What do the files of the vendor of cheap lists look like? No ids, no prices: one invoice a list, dials noted in the file.
import { bracketed } from "./buyers";
import { type CsvRow, inserted, monthFirst } from "./csv";
import { strangers } from "./purchases";
import type { Line } from "./sample";
import type { SampleFile, SampleMapping } from "./sampleFile";

const header = [
  "Company Name",
  "First Name",
  "Last Name",
  "Job Title",
  "Direct Phone",
  "Work Email",
  "Web",
  "City",
  "ST",
  "Zip",
  "Emp",
  "SIC Desc",
  "Dialed",
  "Disposition",
];

const mapping: SampleMapping = {
  kind: "leads",
  columns: {
    "lead.company": "Company Name",
    "lead.person": ["First Name", "Last Name"],
    "lead.title": "Job Title",
    "lead.phone": "Direct Phone",
    "lead.email": "Work Email",
    "lead.website": "Web",
    "lead.city": "City",
    "lead.region": "ST",
    "lead.postal_code": "Zip",
    "lead.seats": "Emp",
    "lead.industry": "SIC Desc",
    "touch.at": "Dialed",
    "touch.outcome": "Disposition",
  },
  constants: { "lead.purchase_unit": "record", "touch.channel": "call" },
  formats: { "touch.at": "M/d/yyyy" },
};

const costs = ["689.00", "689.00", "495.00"];

/** One file a list. */
export function copperlineFiles(leads: readonly Line[]): SampleFile[] {
  const [stranger, other, third] = strangers();
  if (!stranger || !other || !third) throw new Error("copperlineFiles: no strangers");
  return costs.map((cost, index) => {
    const lines = leads.filter((lead) => lead.key === "copperline" && lead.file === index + 1);
    const [first] = lines;
    const plain = (at: number): string[] =>
      cellsOf({ ...(first as Line), buyer: stranger, person: stranger.person, touches: [] }, at);
    const bad: { at: number; row: CsvRow }[] = [
      [
        { at: 41, row: plain(1).with(12, "13/32/2025").with(13, "no answer") },
        { at: 97, row: plain(1).with(10, "about fifty") },
      ],
      // A comma in a name that nobody quoted.
      [{ at: 12, row: { line: [...plain(1).slice(0, 1), ...plain(1)].join(",") } }],
      [{ at: 110, row: ["Total", ...Array(9).fill(""), "110", "", "", ""] }],
    ][index] as { at: number; row: CsvRow }[];
    return {
      name: `copperline-${index + 1}`,
      mapping,
      dialect: { delimiter: ",", lineEnd: "\n" },
      header,
      rows: inserted<CsvRow>(lines.map(cellsOf), ...bad),
      options: {
        vendor: first?.vendor,
        list: first?.list,
        "purchased-on": first?.purchasedOn,
        cost,
        currency: "USD",
      },
      rejected: bad.length,
      alreadyHere: 0,
    };
  });
}

function cellsOf({ buyer, person, touches, anonymous, duplicate }: Line, index: number): string[] {
  const place = [buyer.place.city, buyer.place.state, buyer.zip];
  if (anonymous) return [...Array(7).fill(""), ...place, "", buyer.industry, "", ""];
  const [touch] = touches;
  return [
    index % 11 === 3 ? buyer.company.toUpperCase() : buyer.company,
    ...[person.first, person.last],
    duplicate ? "" : person.title,
    bracketed(buyer.phone),
    hasEmail(index) ? person.email : "",
    `www.${buyer.domain}`,
    ...place,
    String(buyer.seats),
    buyer.industry,
    touch ? monthFirst(touch.at) : "",
    touch?.outcome ?? "",
  ];
}

/** Some lines of a cheap list have no address. */
function hasEmail(index: number): boolean {
  return index % 8 !== 5;
}
