// What becomes of amounts that are written in many ways, in two, or are none?
import { describeBadFiles } from "../../support/badFile";

const priced = (...amounts: string[]) =>
  `company,cost\n${amounts.map((amount, at) => `Company ${at + 1},"${amount}"\n`).join("")}`;
const prices = (...all: (number | null)[]) => all.map((price_minor) => ({ price_minor }));

describeBadFiles("an amount", [
  {
    id: "B70",
    why: "as Americans write it",
    file: priced("$1,234.50", "$45", "1,234.50"),
    is: {
      counts: "3 rows: 3 accepted",
      leads: prices(123450, 4500, 123450),
    },
  },
  {
    id: "B70",
    why: "as Germans write it, in euros",
    file: priced("1.234,50 €", "45,00 €"),
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { price_minor: 123450, price_currency: "EUR" },
        { price_minor: 4500, price_currency: "EUR" },
      ],
    },
  },
  {
    id: "B70",
    why: "as the French write it, with spaces that are none",
    file: priced("1 234,50", "1\u202F234,50", "1\u00A0234,50"),
    is: {
      counts: "3 rows: 3 accepted",
      leads: prices(123450, 123450, 123450),
    },
  },
  {
    id: "B70",
    why: "as the Swiss write it",
    file: priced("1’234.50", "1'234.50"),
    is: { counts: "2 rows: 2 accepted", leads: prices(123450, 123450) },
  },
  {
    id: "B70",
    why: "as Indians write it",
    file: priced("1,23,456.78"),
    is: { counts: "1 row: 1 accepted", leads: prices(12345678) },
  },
  {
    id: "B71",
    why: "that could be thousands or decimals is asked about",
    file: priced("1,234", "2,500"),
    is: {
      counts: "2 rows: 2 rejected",
      rejects: [
        'Line 2, cost: "1,234" could be 1234 or 1.234. Say which with formats: {"lead.cost": {"decimal": ",", "group": "."}} or {"lead.cost": {"decimal": ".", "group": ","}}.',
        'Line 3, cost: "2,500" could be 2500 or 2.500. Say which with formats: {"lead.cost": {"decimal": ",", "group": "."}} or {"lead.cost": {"decimal": ".", "group": ","}}.',
      ],
      questions: [
        'In cost, what is "1,234": with decimals, or thousands? Say it with formats: {"lead.cost": {"decimal": ".", "group": ","}} or {"decimal": ",", "group": "."}.',
      ],
    },
  },
  {
    id: "B71",
    why: "also with a point",
    file: priced("1.234", "2.500"),
    is: {
      counts: "2 rows: 2 rejected",
      rejects: [
        'Line 2, cost: "1.234" could be 1.234 or 1234. Say which with formats: {"lead.cost": {"decimal": ",", "group": "."}} or {"lead.cost": {"decimal": ".", "group": ","}}.',
        'Line 3, cost: "2.500" could be 2.500 or 2500. Say which with formats: {"lead.cost": {"decimal": ",", "group": "."}} or {"lead.cost": {"decimal": ".", "group": ","}}.',
      ],
      questions: [
        'In cost, what is "1.234": with decimals, or thousands? Say it with formats: {"lead.cost": {"decimal": ".", "group": ","}} or {"decimal": ",", "group": "."}.',
      ],
    },
  },
  {
    id: "B71",
    why: "is decided where another of the column decides",
    file: priced("1,234", "2,500.75"),
    is: { counts: "2 rows: 2 accepted", leads: prices(123400, 250075) },
  },
  {
    id: "B71",
    why: "is decided by the answer",
    file: priced("1.234", "2.500"),
    with: {
      mapping: {
        kind: "leads",
        columns: { "lead.company": "company", "lead.cost": "cost" },
        formats: { "lead.cost": { decimal: ",", group: "." } },
      },
    },
    is: { counts: "2 rows: 2 accepted", leads: prices(123400, 250000) },
  },
  {
    id: "B72",
    why: "below nothing is a credit, and no cost",
    file: priced("45.00", "(500)", "-500", "500-", "($1,200.00)", "−5"),
    is: {
      counts: "6 rows: 1 accepted, 5 rejected",
      rejects: [
        'Line 3, cost: "(500)" is less than nothing. Money given back is a credit: leave it out here and enter it as one.',
        'Line 4, cost: "-500" is less than nothing. Money given back is a credit: leave it out here and enter it as one.',
        'Line 5, cost: "500-" is less than nothing. Money given back is a credit: leave it out here and enter it as one.',
        'Line 6, cost: "($1,200.00)" is less than nothing. Money given back is a credit: leave it out here and enter it as one.',
        'Line 7, cost: "−5" is less than nothing. Money given back is a credit: leave it out here and enter it as one.',
      ],
      leads: prices(4500),
    },
  },
  {
    id: "B73",
    why: "that is unknown is null and never 0",
    file: priced("45.00", "N/A", "—", "", "TBD", "0"),
    is: {
      counts: "6 rows: 6 accepted",
      leads: prices(4500, null, null, null, null, 0),
    },
  },
  {
    id: "B73",
    why: "that is no amount is rejected",
    file: priced("45.00", "12.5%", "free", "0x1F", "1e3", "Infinity", "NaN dollars"),
    is: {
      counts: "7 rows: 1 accepted, 6 rejected",
      rejects: [
        'Line 3, cost: "12.5%" is not an amount. Correct the cell, or empty it where the amount is unknown.',
        'Line 4, cost: "free" is not an amount. Correct the cell, or empty it where the amount is unknown.',
        'Line 5, cost: "0x1F" is not an amount. Correct the cell, or empty it where the amount is unknown.',
        'Line 6, cost: "1e3" is not an amount. Correct the cell, or empty it where the amount is unknown.',
        'Line 7, cost: "Infinity" is not an amount. Correct the cell, or empty it where the amount is unknown.',
        'Line 8, cost: "NaN dollars" is not an amount. Correct the cell, or empty it where the amount is unknown.',
      ],
      leads: prices(4500),
    },
  },
  {
    id: "B74",
    why: "with its currency beside it keeps it",
    file: priced("USD 45", "45 EUR", "£45.00"),
    is: {
      counts: "3 rows: 3 accepted",
      leads: [
        { price_minor: 4500, price_currency: "USD" },
        { price_minor: 4500, price_currency: "EUR" },
        { price_minor: 4500, price_currency: "GBP" },
      ],
    },
  },
  {
    id: "B74",
    why: "without one in a column of several is not the organization's",
    file: priced("USD 45", "45 EUR", "45"),
    is: {
      counts: "3 rows: 2 accepted, 1 rejected",
      rejects: [
        'Line 4, cost: "45" does not say its currency, and the column lead.cost mixes several. Write the currency in each cell, or map a currency column.',
      ],
      questions: [
        "cost mixes currencies (USD, EUR), and some amounts have none. Map a currency column, or write the currency in each cell.",
      ],
      leads: [
        { price_minor: 4500, price_currency: "USD" },
        { price_minor: 4500, price_currency: "EUR" },
      ],
    },
  },
  {
    id: "B74",
    why: "of a currency that is none is rejected",
    file: priced("45 EUR", "45 XYZ"),
    is: {
      counts: "2 rows: 1 accepted, 1 rejected",
      rejects: ['Line 3, cost: "45 XYZ": "XYZ" is not a currency. Write the ISO code, as in "45.00 EUR".'],
      leads: [{ price_minor: 4500, price_currency: "EUR" }],
    },
  },
  {
    id: "B75",
    why: "is exact to the cent",
    file: priced("0.10", "0.20", "0.30", "999999999.99"),
    is: {
      counts: "4 rows: 4 accepted",
      leads: prices(10, 20, 30, 99999999999),
    },
  },
  {
    id: "B75",
    why: "with more decimals than the currency, with an exponent or over a thousand million is rejected",
    file: priced("45.00", "0.123456789012", "1e21", "1000000000.01", "99999999999999999999", "0.100"),
    is: {
      counts: "6 rows: 2 accepted, 4 rejected",
      rejects: [
        'Line 3, cost: "0.123456789012" has more decimals than USD has (2 decimals). Round it in the file.',
        'Line 4, cost: "1e21" is not an amount. Correct the cell, or empty it where the amount is unknown.',
        'Line 5, cost: "1000000000.01" is over a thousand million. Correct the cell.',
        'Line 6, cost: "99999999999999999999" is over a thousand million. Correct the cell.',
      ],
      leads: prices(4500, 10),
    },
  },
]);
