// What becomes of files whose bytes say their text in another way, or badly?
import iconv from "iconv-lite";
import { describeBadFiles } from "../../support/badFile";

const text = "company,city,note\nSöhne,Köln,„5 € – so“\n";
const plain = "company,email\nAcme,ann@acme.example\n";
const utf16be = (written: string) => Buffer.from(written, "utf16le").swap16();
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const saved = (encoding: string, written: string) => iconv.encode(written, encoding);

describeBadFiles("a file in another encoding", [
  {
    id: "B05",
    why: "a byte order mark is no part of the first name",
    file: `\uFEFF${plain}`,
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme" }] },
  },
  {
    id: "B06",
    why: "nor are two of them",
    file: `\uFEFF\uFEFF${plain}`,
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme" }] },
  },
  {
    id: "B07",
    why: "a mark before a quoted name leaves the quotes quotes",
    file: `\uFEFF"company","email"\n"Acme, Inc.","ann@acme.example"\n`,
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme, Inc." }] },
  },
  {
    id: "B08",
    why: "UTF-16 with a mark is decoded, and said",
    file: Buffer.from(`\uFEFF${text}`, "utf16le"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as utf-16le, cells parted by comma."],
      leads: [{ company: "Söhne", note: "„5 € – so“" }],
    },
  },
  {
    id: "B09",
    why: "and the other way round",
    file: utf16be(`\uFEFF${text}`),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as utf-16be, cells parted by comma."],
      leads: [{ company: "Söhne" }],
    },
  },
  {
    id: "B10",
    why: "without a mark, zeros in every second byte tell",
    file: Buffer.from(text, "utf16le"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as utf-16le, cells parted by comma."],
      leads: [{ company: "Söhne" }],
    },
  },
  {
    id: "B10",
    why: "and in the other one",
    file: utf16be(text),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as utf-16be, cells parted by comma."],
      leads: [{ company: "Söhne" }],
    },
  },
  {
    id: "B11",
    why: "what Excel on Windows saves is read, shown and asked about",
    file: saved("windows-1252", "company,note\nJoe’s,5 € – so\n"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as windows-1252, cells parted by comma."],
      questions: [
        'The file is not UTF-8. It was read as windows-1252 (50 % sure): "Joe’s,5 € – so". Name another encoding if that looks wrong.',
      ],
      leads: [{ company: "Joe’s", note: "5 € – so" }],
    },
  },
  {
    id: "B12",
    why: "one byte at the end of 80,000 decides for all",
    file: bytes(
      "company\n",
      "Acme\n".repeat(3),
      "x".repeat(16_000),
      "\n",
      "y".repeat(30_000),
      "\n",
      "z".repeat(31_000),
      "\nM",
      [0xfc],
      "ller\n",
    ),
    is: {
      counts: "7 rows: 7 accepted",
      notes: ["Read as windows-1252, one cell a line."],
      questions: [
        'The file is not UTF-8. It was read as windows-1252 (50 % sure): "Müller". Name another encoding if that looks wrong.',
      ],
    },
  },
  {
    id: "B13",
    why: "ISO-8859-15 differs in few letters: the line is shown",
    file: saved("iso-8859-15", "company,note\nŽižka,5 €\n"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as windows-1252, cells parted by comma."],
      questions: [
        'The file is not UTF-8. It was read as windows-1252 (50 % sure): "´i¸ka,5 ¤". Name another encoding if that looks wrong.',
      ],
      leads: [{ company: "´i¸ka" }],
    },
  },
  {
    id: "B13",
    why: "so is one from an old Mac",
    file: saved("macroman", "company,city\nSöhne,Köln\n"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as windows-1252, cells parted by comma."],
      questions: [
        'The file is not UTF-8. It was read as windows-1252 (50 % sure): "Sšhne,Kšln". Name another encoding if that looks wrong.',
      ],
      leads: [{ company: "Sšhne" }],
    },
  },
  {
    id: "B13",
    why: "and one from DOS",
    file: saved("cp850", "company,city\nSöhne,Köln\n"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as windows-1252, cells parted by comma."],
      questions: [
        'The file is not UTF-8. It was read as windows-1252 (50 % sure): "S”hne,K”ln". Name another encoding if that looks wrong.',
      ],
      leads: [{ company: "S”hne" }],
    },
  },
  {
    id: "B14",
    why: "Cyrillic is recognised, and asked about",
    file: saved("windows-1251", "company,city\nРомашка и сыновья,Москва\nЛандыш и дочери,Санкт-Петербург\n"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as windows-1251, cells parted by comma."],
      questions: [
        'The file is not UTF-8. It was read as windows-1251 (27 % sure): "Ромашка и сыновья,Москва". Name another encoding if that looks wrong.',
      ],
      leads: [{ company: "Ромашка и сыновья" }, { company: "Ландыш и дочери" }],
    },
  },
  {
    id: "B14",
    why: "so is Japanese",
    file: saved("shift_jis", "company,city\n株式会社ひまわり,東京都\n有限会社さくら,大阪府\n"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as cp932, cells parted by comma."],
      questions: [
        'The file is not UTF-8. It was read as cp932 (22 % sure): "株式会社ひまわり,東京都". Name another encoding if that looks wrong.',
      ],
      leads: [{ company: "株式会社ひまわり" }, { company: "有限会社さくら" }],
    },
  },
  {
    id: "B14",
    why: "so is Chinese",
    file: saved("gb18030", "company,city\n向日葵有限公司,北京市朝阳区\n樱花科技有限公司,上海市浦东新区\n"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as gb18030, cells parted by comma."],
      questions: [
        'The file is not UTF-8. It was read as gb18030 (25 % sure): "向日葵有限公司,北京市朝阳区". Name another encoding if that looks wrong.',
      ],
      leads: [{ company: "向日葵有限公司" }, { company: "樱花科技有限公司" }],
    },
  },
  {
    id: "B15",
    why: "rows of another encoding are rejected by line, never stored with holes",
    file: bytes("company,city\nSöhne,Köln\nÉtoile,Paris\nM", [0xfc], "ller,Bonn\n"),
    is: {
      counts: "3 rows: 2 accepted, 1 rejected",
      rejects: [
        "Line 4: it holds bytes that are no characters (NUL, or not in the file's encoding). Write the row again, or save the file as UTF-8.",
      ],
      notes: ["Some bytes are not UTF-8; the rows that hold them are rejected."],
      leads: [{ company: "Söhne" }, { company: "Étoile" }],
    },
  },
  {
    id: "B16",
    why: "a NUL is no character of any text",
    file: "company,city\nAc\0me,Dayton\nBeta,Akron\n",
    is: {
      counts: "2 rows: 1 accepted, 1 rejected",
      rejects: [
        "Line 2: it holds bytes that are no characters (NUL, or not in the file's encoding). Write the row again, or save the file as UTF-8.",
      ],
      leads: [{ company: "Beta" }],
    },
  },
  {
    id: "B17",
    why: "half a surrogate pair is no character",
    file: Buffer.from("\uFEFFcompany,city\nAc\uD800me,Dayton\nBeta,Akron\n", "utf16le"),
    is: {
      counts: "2 rows: 1 accepted, 1 rejected",
      rejects: [
        "Line 2: it holds bytes that are no characters (NUL, or not in the file's encoding). Write the row again, or save the file as UTF-8.",
      ],
      notes: ["Read as utf-16le, cells parted by comma."],
      leads: [{ company: "Beta" }],
    },
  },
  {
    id: "B17",
    why: "nor is one that was written as three bytes",
    file: bytes(
      "company,city\nÉtoile,Paris\nAc",
      [0xed, 0xa0, 0x80],
      "me,Dayton\nSöhne,Köln\nKläger,Trier\n",
    ),
    is: {
      counts: "4 rows: 3 accepted, 1 rejected",
      rejects: [
        "Line 3: it holds bytes that are no characters (NUL, or not in the file's encoding). Write the row again, or save the file as UTF-8.",
      ],
      notes: ["Some bytes are not UTF-8; the rows that hold them are rejected."],
      leads: [{ company: "Étoile" }, { company: "Söhne" }, { company: "Kläger" }],
    },
  },
  {
    id: "B17",
    why: "a character lost before the upload is named",
    file: "company,city\nM\uFFFDller,Bonn\nBeta,Akron\n",
    is: {
      counts: "2 rows: 2 accepted",
      notes: [
        "In company, one cell holds “�”, where a character was lost; correct it in the file if it matters.",
      ],
      leads: [{ company: "M�ller" }, { company: "Beta" }],
    },
  },
  {
    id: "B18",
    why: "an old end-of-file sign is no row",
    file: `${plain}\x1A`,
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme" }] },
  },
  {
    id: "B18",
    why: "nor is it a cell of the last row",
    file: "company,email\nAcme,ann@acme.example\x1A\r\n",
    is: { counts: "1 row: 1 accepted", leads: [{ email: "ann@acme.example" }] },
  },
  {
    id: "B19",
    why: "odd spaces are spaces, odd line ends line ends",
    file: "company,city\n\u00A0Acme\u2003Inc\vLtd\f ,Day\u2028ton\n",
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme Inc Ltd", city: "Day\nton" }] },
  },
  {
    id: "B19",
    why: "an invisible character in an address goes, and is counted",
    file: "company,email\nAcme,ann\u200B@acme.example\nBeta,bo@beta.example\n",
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["In email, one cell holds characters that nobody sees; these were left out."],
      leads: [
        { email: "ann@acme.example", email_key: "ann@acme.example" },
        { email: "bo@beta.example", email_key: "bo@beta.example" },
      ],
    },
  },
]);
