// What becomes of leads that stand twice in a file, or come from two vendors?
import { describeBadFiles } from "../../support/badFile";

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

describeBadFiles("a lead twice", [
  {
    id: "B81",
    why: "by its id is taken once: the first row",
    file: lines(
      "lead id,company,email",
      "A1,Acme,ann@acme.example",
      "A1,Acme Inc,bo@acme.example",
      "A2,Beta,cy@beta.example",
    ),
    is: {
      counts: "3 rows: 2 accepted, 1 already here",
      leads: [{ vendor_lead_id: "A1", company: "Acme" }, { vendor_lead_id: "A2" }],
    },
  },
  {
    id: "B81",
    why: "without an id was bought twice, and counts twice",
    file: lines("company,email", "Acme,ann@acme.example", "Acme,ann@acme.example"),
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { company: "Acme", occurrence: 1 },
        { company: "Acme", occurrence: 2 },
      ],
    },
  },
  {
    id: "B81",
    why: "from two vendors is two leads: it was paid for twice",
    file: lines("vendor,company,email", "North,Acme,ann@acme.example", "South,Acme,ann@acme.example"),
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { company: "Acme", email_key: "ann@acme.example" },
        { company: "Acme", email_key: "ann@acme.example" },
      ],
    },
  },
  {
    id: "B81",
    why: "that names nobody is counted and never merged",
    file: lines("company,cost,city", ",45.00,Dayton", ",45.00,Dayton"),
    is: { counts: "2 rows: 2 accepted, 2 anonymous", leads: [{ anonymous: true }, { anonymous: true }] },
  },
]);
