// What becomes of phones, addresses and ids that people and spreadsheets have been at?
import { describeBadFiles } from "../../support/badFile";

const rows = (header: string, ...cells: string[]) =>
  `company,${header}\n${cells.map((cell, at) => `Company ${at + 1},"${cell}"\n`).join("")}`;

describeBadFiles("a phone", [
  {
    id: "B76",
    why: "with an extension keeps it beside the number",
    file: rows("phone", "(555) 123-4567 x89", "614-555-0123 ext. 5", "+16145550123;ext=5"),
    is: {
      counts: "3 rows: 3 accepted",
      leads: [
        { phone: "+15551234567;ext=89", phone_key: "+15551234567" },
        { phone: "+16145550123;ext=5", phone_key: "+16145550123" },
        { phone: "+16145550123;ext=5", phone_key: "+16145550123" },
      ],
    },
  },
  {
    id: "B76",
    why: "of two is the first",
    file: rows(
      "phone",
      "614-555-0123 / 614-555-0199",
      "614-555-0123; 614-555-0199",
      "614-555-0123, 614-555-0199",
    ),
    is: {
      counts: "3 rows: 3 accepted",
      leads: [
        { phone: "+16145550123", phone_key: "+16145550123" },
        { phone: "+16145550123", phone_key: "+16145550123" },
        { phone: "+16145550123", phone_key: "+16145550123" },
      ],
    },
  },
  {
    id: "B76",
    why: "in letters stays text and finds nobody",
    file: rows("phone", "1-800-FLOWERS", "ask for Ann"),
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { phone: "1-800-FLOWERS", phone_key: null },
        { phone: "ask for Ann", phone_key: null },
      ],
    },
  },
  {
    id: "B76",
    why: "that a spreadsheet made a power of ten is rejected",
    file: rows("phone", "5.55E+09", "6145550123.0", "6.14555E9"),
    is: {
      counts: "3 rows: 1 accepted, 2 rejected",
      rejects: [
        'Line 2, phone: "5.55E+09" is what a spreadsheet made of a long number; its digits are gone. Export the file again and do not save it from the spreadsheet.',
        'Line 4, phone: "6.14555E9" is what a spreadsheet made of a long number; its digits are gone. Export the file again and do not save it from the spreadsheet.',
      ],
      leads: [{ phone: "+16145550123", phone_key: "+16145550123" }],
    },
  },
  {
    id: "B76",
    why: "dialled abroad with 00 is abroad",
    file: rows("phone", "0044 20 7946 0018", "011 44 20 7946 0018"),
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { phone: "+442079460018", phone_key: "+442079460018" },
        { phone: "+442079460018", phone_key: "+442079460018" },
      ],
    },
  },
  {
    id: "B76",
    why: "in full-width digits is a number",
    file: rows("phone", "６１４５５５０１２３"),
    is: { counts: "1 row: 1 accepted", leads: [{ phone: "+16145550123", phone_key: "+16145550123" }] },
  },
]);

describeBadFiles("an address", [
  {
    id: "B77",
    why: "is shown as written and compared in lower case, dots and tags kept",
    file: rows("email", "Ann.Lee@Acme.EXAMPLE", "a.n.n+it@gmail.com", "ann@acme.example "),
    is: {
      counts: "3 rows: 3 accepted",
      leads: [
        { email: "Ann.Lee@Acme.EXAMPLE", email_key: "ann.lee@acme.example" },
        { email: "a.n.n+it@gmail.com", email_key: "a.n.n+it@gmail.com" },
        { email: "ann@acme.example", email_key: "ann@acme.example" },
      ],
    },
  },
  {
    id: "B77",
    why: "with a name or mailto around it is the address",
    file: rows(
      "email",
      "Ann Lee <ann@acme.example>",
      "mailto:ann@acme.example",
      '""Lee, Ann"" <ann@acme.example>',
    ),
    is: {
      counts: "3 rows: 3 accepted",
      leads: [
        { email: "ann@acme.example", email_key: "ann@acme.example" },
        { email: "ann@acme.example", email_key: "ann@acme.example" },
        { email: "ann@acme.example", email_key: "ann@acme.example" },
      ],
    },
  },
  {
    id: "B77",
    why: "of two is the first",
    file: rows("email", "ann@acme.example;bo@acme.example", "ann@acme.example, bo@acme.example"),
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { email: "ann@acme.example", email_key: "ann@acme.example" },
        { email: "ann@acme.example", email_key: "ann@acme.example" },
      ],
    },
  },
  {
    id: "B77",
    why: "in other letters is one",
    file: rows("email", "josé@acme.example"),
    is: {
      counts: "1 row: 1 accepted",
      leads: [{ email: "josé@acme.example", email_key: "josé@acme.example" }],
    },
  },
  {
    id: "B77",
    why: "that is none stays text and finds nobody",
    file: rows("email", "ann at acme", "ann@", "@acme.example", "ann@acme.example", "bo@beta.example"),
    is: {
      counts: "5 rows: 5 accepted",
      notes: ["In email, one cell begins as a formula does; here and in every export that is text."],
      leads: [
        { email: "ann at acme", email_key: null },
        { email: "ann@", email_key: null },
        { email: "@acme.example", email_key: null },
        { email: "ann@acme.example", email_key: "ann@acme.example" },
        { email: "bo@beta.example", email_key: "bo@beta.example" },
      ],
    },
  },
]);

describeBadFiles("an id", [
  {
    id: "B78",
    why: "keeps its zeros and all its digits",
    file: "lead id,company,zip\n007,Acme,00501\n12345678901234567890,Beta,501\n",
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { vendor_lead_id: "007", postal_code: "00501" },
        { vendor_lead_id: "12345678901234567890", postal_code: "501" },
      ],
    },
  },
  {
    id: "B78",
    why: "that a spreadsheet made a power of ten is rejected",
    file: "lead id,company\n1.23E+17,Acme\n1.23457E+11,Beta\n4711.0,Gamma\n",
    is: {
      counts: "3 rows: 1 accepted, 2 rejected",
      rejects: [
        'Line 2, lead id: "1.23E+17" is what a spreadsheet made of a long id; its digits are gone. Export the file again and do not save it from the spreadsheet.',
        'Line 3, lead id: "1.23457E+11" is what a spreadsheet made of a long id; its digits are gone. Export the file again and do not save it from the spreadsheet.',
      ],
      leads: [{ vendor_lead_id: "4711" }],
    },
  },
  {
    id: "B78",
    why: "of 400 characters is none",
    file: `lead id,company\n${"9".repeat(400)},Acme\n`,
    is: {
      counts: "1 row: 1 rejected",
      rejects: [
        "Line 2, lead id: an id of 400 characters. Ids have at most 320; see that the column is the right one.",
      ],
    },
  },
]);
