// What becomes of dates that are written in many ways, in two, or are none?
import { describeBadFiles } from "../../support/badFile";

const dated = (...dates: string[]) =>
  `company,purchased on\n${dates.map((date, at) => `Company ${at + 1},"${date}"\n`).join("")}`;
const days = (...all: (string | null)[]) => all.map((purchased_on) => ({ purchased_on }));

describeBadFiles("a date", [
  {
    id: "B66",
    why: "that can be read in one way only is read so, whatever the others are",
    file: dated(
      "2026-03-04",
      "March 4 2026",
      "4 Mar 2026",
      "04-Mar-26",
      "20260304",
      "2026年3月4日",
      "1772582400",
      "1772582400000",
    ),
    is: {
      counts: "8 rows: 8 accepted",
      leads: days(
        "2026-03-04",
        "2026-03-04",
        "2026-03-04",
        "2026-03-04",
        "2026-03-04",
        "2026-03-04",
        "2026-03-03",
        "2026-03-03",
      ),
    },
  },
  {
    id: "B66",
    why: "with an offset is the organization's day",
    file: dated("2026-03-04T05:06:07Z", "2026-03-04T05:06:07+02:00", "2026-03-04T04:59:59Z"),
    is: {
      counts: "3 rows: 3 accepted",
      leads: days("2026-03-04", "2026-03-03", "2026-03-03"),
    },
  },
  {
    id: "B66",
    why: "is day first where one of the column can only be",
    file: dated("03/04/2026", "25/04/2026", "3/4/26"),
    is: {
      counts: "3 rows: 3 accepted",
      leads: days("2026-04-03", "2026-04-25", "2026-04-03"),
    },
  },
  {
    id: "B66",
    why: "is month first where one of the column can only be",
    file: dated("03/04/2026", "04/25/2026", "3/4/26"),
    is: {
      counts: "3 rows: 3 accepted",
      leads: days("2026-03-04", "2026-04-25", "2026-03-04"),
    },
  },
  {
    id: "B66",
    why: "written with points is day first",
    file: dated("04.03.2026", "05.03.2026"),
    is: {
      counts: "2 rows: 2 accepted",
      leads: days("2026-03-04", "2026-03-05"),
    },
  },
  {
    id: "B66",
    why: "that nothing decides is asked about and never guessed",
    file: dated("03/04/2026", "05/06/2026"),
    is: {
      counts: "2 rows: 2 rejected",
      rejects: [
        'Line 2, purchased on: "03/04/2026" could be 2026-04-03 or 2026-03-04, and no other date of the column tells. Say which with formats: {"lead.purchased_on": "dd/MM/yyyy"} or {"lead.purchased_on": "MM/dd/yyyy"}.',
        'Line 3, purchased on: "05/06/2026" could be 2026-06-05 or 2026-05-06, and no other date of the column tells. Say which with formats: {"lead.purchased_on": "dd/MM/yyyy"} or {"lead.purchased_on": "MM/dd/yyyy"}.',
      ],
      questions: [
        'In purchased on, is "03/04/2026" day first or month first? No other date of the column tells. Say it with formats: {"lead.purchased_on": "dd/MM/yyyy"} or {"lead.purchased_on": "MM/dd/yyyy"}.',
      ],
    },
  },
  {
    id: "B66",
    why: "that has been answered is read by the answer",
    file: dated("03/04/2026", "05/06/2026"),
    with: {
      mapping: {
        kind: "leads",
        columns: { "lead.company": "company", "lead.purchased_on": "purchased on" },
        formats: { "lead.purchased_on": "dd/MM/yyyy" },
      },
    },
    is: {
      counts: "2 rows: 2 accepted",
      leads: days("2026-04-03", "2026-06-05"),
    },
  },
  {
    id: "B66",
    why: "that proves the other way than most is rejected for it",
    file: dated("13/04/2026", "14/04/2026", "04/15/2026"),
    is: {
      counts: "3 rows: 2 accepted, 1 rejected",
      rejects: [
        'Line 4, purchased on: "04/15/2026" is not a date in the order of its column (day, month, year). Write it as 2026-03-04, or empty the cell where the day is unknown.',
      ],
      leads: days("2026-04-13", "2026-04-14"),
    },
  },
  {
    id: "B67",
    why: "as a spreadsheet's day number is taken only where the user says so",
    file: dated("45355", "45355.5"),
    is: {
      counts: "2 rows: 2 rejected",
      rejects: [
        'Line 2, purchased on: "45355" looks like a day number of a spreadsheet (then it is 2024-03-04). Say so with formats: {"lead.purchased_on": "excel"}.',
        'Line 3, purchased on: "45355.5" looks like a day number of a spreadsheet (then it is 2024-03-04). Say so with formats: {"lead.purchased_on": "excel"}.',
      ],
      questions: [
        'In purchased on, is "45355" a day as spreadsheets count them? Say so with formats: {"lead.purchased_on": "excel"}.',
      ],
    },
  },
  {
    id: "B67",
    why: "counted from 1904 where that is said",
    file: dated("43893", "43893.5"),
    with: {
      mapping: {
        kind: "leads",
        columns: { "lead.company": "company", "lead.purchased_on": "purchased on" },
        formats: { "lead.purchased_on": "excel1904" },
      },
    },
    is: {
      counts: "2 rows: 2 accepted",
      leads: days("2024-03-04", "2024-03-04"),
    },
  },
  {
    id: "B68",
    why: "that is in no calendar is rejected",
    file: dated(
      "2026-03-04",
      "2026-02-30",
      "0000-00-00",
      "now",
      "infinity",
      "yesterday",
      "2026-13-01",
      "2025-02-29",
    ),
    is: {
      counts: "8 rows: 1 accepted, 7 rejected",
      rejects: [
        'Line 3, purchased on: "2026-02-30" is not a date. Write it as 2026-03-04, or empty the cell where the day is unknown.',
        'Line 4, purchased on: "0000-00-00" is not a date. Write it as 2026-03-04, or empty the cell where the day is unknown.',
        'Line 5, purchased on: "now" is not a date. Write it as 2026-03-04, or empty the cell where the day is unknown.',
        'Line 6, purchased on: "infinity" is not a date. Write it as 2026-03-04, or empty the cell where the day is unknown.',
        'Line 7, purchased on: "yesterday" is not a date. Write it as 2026-03-04, or empty the cell where the day is unknown.',
        'Line 8, purchased on: "2026-13-01" is not a date. Write it as 2026-03-04, or empty the cell where the day is unknown.',
        'Line 9, purchased on: "2025-02-29" is not a date. Write it as 2026-03-04, or empty the cell where the day is unknown.',
      ],
      leads: days("2026-03-04"),
    },
  },
  {
    id: "B68",
    why: "that does not fit its column is rejected",
    file: dated("03/14/2026", "03/15/2026", "31/12/26"),
    is: {
      counts: "3 rows: 2 accepted, 1 rejected",
      rejects: [
        'Line 4, purchased on: "31/12/26" is not a date in the order of its column (month, day, year). Write it as 2026-03-04, or empty the cell where the day is unknown.',
      ],
      leads: days("2026-03-14", "2026-03-15"),
    },
  },
  {
    id: "B69",
    why: "far ahead or before 1990 is rejected",
    file: dated("2026-03-04", "2126-03-04", "1926-03-04", "1970-01-01"),
    is: {
      counts: "4 rows: 1 accepted, 3 rejected",
      rejects: [
        'Line 3, purchased on: "2126-03-04" is 2126-03-04, in the far future. Correct the cell, or state how dates are written with formats: {"lead.purchased_on": "…"}.',
        'Line 4, purchased on: "1926-03-04" is 1926-03-04, before 1990. Correct the cell, or state how dates are written with formats: {"lead.purchased_on": "…"}.',
        'Line 5, purchased on: "1970-01-01" is 1970-01-01, before 1990. Correct the cell, or state how dates are written with formats: {"lead.purchased_on": "…"}.',
      ],
      leads: days("2026-03-04"),
    },
  },
  {
    id: "B69",
    why: "of many years ago is taken: some lists are that old",
    file: dated("2026-03-04", "2009-03-04"),
    is: {
      counts: "2 rows: 2 accepted",
      leads: days("2026-03-04", "2009-03-04"),
    },
  },
  {
    id: "B69",
    why: "of a win before the deal opened is taken: deals are entered late",
    file: "Deal Name,Stage,Created,Won Date\nAcme,Closed Won,2026-05-01,2026-04-01\nBeta,Closed Won,2026-05-01,2026-06-01\n",
    is: { counts: "2 rows: 2 accepted" },
  },
  {
    id: "B69",
    why: "that is empty is unknown, not the row's before it",
    file: dated("2026-03-04", "", "N/A"),
    is: {
      counts: "3 rows: 3 accepted",
      leads: days("2026-03-04", null, null),
    },
  },
]);
