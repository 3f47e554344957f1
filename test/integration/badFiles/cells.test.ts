// What becomes of rows that are too short, too long or no leads, and of cells that hold more than text should?
import { describeBadFiles } from "../../support/badFile";

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

describeBadFiles("a row", [
  {
    id: "B38",
    why: "with too few cells is rejected: nobody knows which are missing",
    file: lines(
      "company,city,email",
      "Acme,Dayton,a@acme.example",
      "Beta,b@beta.example",
      "Gamma,Lima,g@gamma.example",
    ),
    is: {
      counts: "3 rows: 2 accepted, 1 rejected",
      rejects: ["Line 3: it has 2 of 3 cells. Fill the row up with empty cells where they are missing."],
      leads: [{ company: "Acme" }, { company: "Gamma" }],
    },
  },
  {
    id: "B39",
    why: "with too many cells is rejected with all of them",
    file: lines("company,city", "Acme,Dayton", "Beta, Inc.,Akron", "Gamma,Lima"),
    is: {
      counts: "3 rows: 2 accepted, 1 rejected",
      rejects: [
        "Line 3: it has 3 cells, the header has 2. A cell with a delimiter inside needs quotes around it.",
      ],
      leads: [{ company: "Acme" }, { company: "Gamma" }],
    },
  },
  {
    id: "B40",
    why: "with commas at its end, as all have, is a row",
    file: lines("company,city,,", "Acme,Dayton,,", "Beta,Akron,,"),
    is: { counts: "2 rows: 2 accepted", leads: [{ company: "Acme" }, { company: "Beta" }] },
  },
  {
    id: "B40",
    why: "also where the header has none",
    file: lines("company,city", "Acme,Dayton,,", "Beta,Akron,,"),
    is: { counts: "2 rows: 2 accepted", leads: [{ company: "Acme" }, { company: "Beta" }] },
  },
  {
    id: "B51",
    why: "that sums up the others is no lead",
    file: lines("company,cost", "Acme,45.00", "Beta,40.00", "Total,85.00"),
    is: {
      counts: "3 rows: 2 accepted, 1 rejected",
      rejects: [
        "Line 4: it looks like a total of the rows above, not a row of its own. Delete the line; if it is one, give it an e-mail or phone.",
      ],
      leads: [
        { company: "Acme", price_minor: 4500 },
        { company: "Beta", price_minor: 4000 },
      ],
    },
  },
  {
    id: "B51",
    why: "nor is one that says Grand total further right",
    file: lines("company,city,cost", "Acme,Dayton,45.00", ",Grand total:,85.00"),
    is: {
      counts: "2 rows: 1 accepted, 1 rejected",
      rejects: [
        "Line 3: it looks like a total of the rows above, not a row of its own. Delete the line; if it is one, give it an e-mail or phone.",
      ],
      leads: [{ company: "Acme" }],
    },
  },
  {
    id: "B51",
    why: "a company called Total with an address is one",
    file: lines("company,email", "Acme,a@acme.example", "Total,info@total.example"),
    is: { counts: "2 rows: 2 accepted", leads: [{ company: "Acme" }, { company: "Total" }] },
  },
  {
    id: "B58",
    why: "that is blank is left out, among a hundred thousand of them",
    file: `company,city\n${"\n".repeat(50_000)}Acme,Dayton\n${",\n".repeat(50_000)}`,
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme", line: 50002 }] },
  },
  {
    id: "B59",
    why: "with a cell of 100,000 characters is rejected",
    file: lines("company,note", `Acme,${"x".repeat(100_000)}`, "Beta,short"),
    is: {
      counts: "2 rows: 1 accepted, 1 rejected",
      rejects: [
        "Line 2: one of its cells has 100000 characters; the most is 32000. Shorten it; a missing quote may have joined rows.",
      ],
      leads: [{ company: "Beta" }],
    },
  },
  {
    id: "B59",
    why: "with a long name, which no index takes, is taken",
    file: lines("company,email", `${"Very Long Name ".repeat(100)}Inc,a@acme.example`),
    is: { counts: "1 row: 1 accepted", leads: [{ email: "a@acme.example" }] },
  },
  {
    id: "B54",
    why: "of over 1 MB stops the file: its line ends are missing",
    file: lines("company,city", "Acme,Dayton ".repeat(300_000)),
    is: "Line 2: the row that starts here is over 1 MB long. Most often the line ends are missing or the delimiter is wrong; look at that line.",
  },
]);

describeBadFiles("a cell", [
  {
    id: "B61",
    why: "that begins as a formula stays text, and formulas are counted",
    file: lines("company,note", "=1+1,@SUM(A1)", "-2+3,+4", '"\t=5",-6'),
    is: {
      counts: "3 rows: 3 accepted",
      notes: [
        "In company, 2 cells begin as a formula does; here and in every export that is text.",
        "In note, one cell begins as a formula does; here and in every export that is text.",
      ],
      leads: [
        { company: "=1+1", note: "@SUM(A1)" },
        { company: "-2+3", note: "+4" },
        { company: "=5", note: "-6" },
      ],
    },
  },
  {
    id: "B62",
    why: "also one that would call a program",
    file: lines("company,note", `"=HYPERLINK(""http://evil.example"",""x"")",=cmd|'/c calc'!A1`, "Beta,fine"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: [
        "In company, one cell begins as a formula does; here and in every export that is text.",
        "In note, one cell begins as a formula does; here and in every export that is text.",
      ],
      leads: [
        { company: '=HYPERLINK("http://evil.example","x")', note: "=cmd|'/c calc'!A1" },
        { company: "Beta", note: "fine" },
      ],
    },
  },
  {
    id: "B63",
    why: "with a script stays text",
    file: lines(
      "company,person,website",
      "<script>alert(1)</script>,<img src=x onerror=alert(1)>,javascript:alert(1)",
    ),
    is: {
      counts: "1 row: 1 accepted",
      leads: [
        {
          company: "<script>alert(1)</script>",
          person: "<img src=x onerror=alert(1)>",
          website: "javascript:alert(1)",
          domain_key: null,
        },
      ],
    },
  },
  {
    id: "B64",
    why: "with a mark that turns the writing around stays, and is named",
    file: lines("company,city", "Acme\u202Egro.live,Dayton"),
    is: {
      counts: "1 row: 1 accepted",
      notes: [
        "In company, one cell holds marks that turn the direction of writing; look at what is really written.",
      ],
      leads: [{ company: "Acme‮gro.live" }],
    },
  },
  {
    id: "B64",
    why: "of joined emoji and combining marks stays as written, and matches its composed form",
    file: lines("company,person", "Café\u0301 👩\u200D💻,Zoe\u0308 Quell"),
    is: {
      counts: "1 row: 1 accepted",
      leads: [{ company: "Café́ 👩‍💻", person: "Zoë Quell", person_key: "zoe quell" }],
    },
  },
  {
    id: "B65",
    why: "of letters that look like others stays as written and is compared as what it is",
    file: lines("company,website,email", "Apple,https://аррӏе.com,ann@münchen-it.de"),
    is: {
      counts: "1 row: 1 accepted",
      leads: [{ website: "https://аррӏе.com", domain_key: "xn--80ak6aa92e.com", email: "ann@münchen-it.de" }],
    },
  },
]);
