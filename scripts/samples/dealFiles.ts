// How do the sample organization's books speak of its opportunities: by the lead's number, and by the customer's name?
import { dashed } from "./buyers";
import { amount, type CsvRow, inserted, monthFirst } from "./csv";
import type { Deal } from "./facts";
import { strangers } from "./purchases";
import type { Line } from "./sample";
import type { SampleFile } from "./sampleFile";

interface Entered {
  lead: Line;
  deal: Deal;
}

/** Customers that came by word of mouth: deals that belong to no bought lead. */
export const dealsNotFromLeads = 6;

const entered = (leads: readonly Line[]): Entered[] =>
  leads
    .flatMap((lead) => lead.deals.map((deal) => ({ lead, deal })))
    .sort((a, b) => (a.deal.opened_on < b.deal.opened_on ? -1 : a.deal.opened_on > b.deal.opened_on ? 1 : 0));

const endOf = (deal: Deal) => deal.won_on ?? deal.lost_on;

/** Deals of leads that have a number, as a CRM exports them. */
export function crmDealsFile(leads: readonly Line[]): SampleFile {
  const stages = {
    won: ["Closed Won"],
    lost: ["Closed Lost"],
    open: ["Discovery", "Proposal", "Negotiation"],
  };
  const rows = entered(leads.filter((lead) => lead.id !== "")).map(({ lead, deal }, index) => [
    `OPP-${2001 + index}`,
    ...[lead.id, lead.buyer.company],
    stages[deal.status][index % stages[deal.status].length] ?? "",
    deal.opened_on,
    endOf(deal) ?? "",
    deal.mrr === null ? "" : amount(deal.mrr),
    deal.oneOff === null ? "" : amount(deal.oneOff),
    deal.months === null ? "" : String(deal.months),
    deal.margin === null ? "" : `${deal.margin}%`,
    deal.lossReason,
    deal.owner,
  ]);
  const row = (index: number) => rows[index] as string[];
  const rejects = [
    { at: 18, row: row(18).with(0, "OPP-9001").with(6, "1.2OO.00") },
    { at: 52, row: row(52).with(0, "OPP-9002").with(3, "") },
    { at: 90, row: row(90).with(0, "OPP-9003").with(4, "2026-13-01") },
  ];
  return {
    name: "crm-deals",
    mapping: {
      kind: "deals",
      columns: {
        "deal.deal_id": "deal_id",
        "deal.lead_id": "lead_ref",
        "deal.company": "account",
        "deal.status": "stage",
        "deal.opened_on": "created",
        "deal.won_on": "closed",
        "deal.lost_on": "closed",
        "deal.mrr": "mrr",
        "deal.one_off": "setup",
        "deal.months": "term",
        "deal.margin": "gross_margin",
        "deal.loss_reason": "loss_reason",
        "deal.owner": "owner",
      },
      values: {
        "deal.status": {
          Discovery: "open",
          Proposal: "open",
          Negotiation: "open",
          "Closed Won": "won",
          "Closed Lost": "lost",
        },
      },
      formats: {
        "deal.opened_on": "yyyy-MM-dd",
        "deal.won_on": "yyyy-MM-dd",
        "deal.lost_on": "yyyy-MM-dd",
        "deal.mrr": { decimal: ".", group: "," },
        "deal.one_off": { decimal: ".", group: "," },
      },
    },
    dialect: { delimiter: ",", lineEnd: "\n" },
    header: [
      "deal_id",
      "lead_ref",
      "account",
      "stage",
      "created",
      "closed",
      "mrr",
      "setup",
      "term",
      "gross_margin",
      "loss_reason",
      "owner",
    ],
    rows: inserted<CsvRow>(rows, ...rejects),
    options: {},
    rejected: rejects.length,
    alreadyHere: 0,
  };
}

/** Quotes and contracts of the other leads, told by e-mail address, phone or website; and of customers nobody sold us. */
export function contractsFile(leads: readonly Line[], referrals: readonly Deal[]): SampleFile {
  const words = { won: "Signed", lost: "Declined", open: "Quoted" };
  const cells = (company: string, contact: readonly string[], deal: Deal) => [
    company,
    ...contact,
    words[deal.status],
    monthFirst(deal.opened_on),
    endOf(deal) === null ? "" : monthFirst(endOf(deal) ?? ""),
    deal.mrr === null ? "" : `${amount(deal.mrr, { group: "," })} USD`,
    deal.oneOff === null ? "" : `${amount(deal.oneOff, { group: "," })} USD`,
    deal.months === null ? "" : String(deal.months),
    deal.margin === null ? "" : `0.${deal.margin}`,
    deal.lossReason,
  ];
  const contact = ({ buyer, person }: Line, index: number) =>
    [
      [person.email, "", ""],
      ["", "", `www.${buyer.domain}`],
      ["", dashed(buyer.phone), ""],
      [person.email, dashed(buyer.phone), ""],
    ][index % 4] ?? [];
  const rows = entered(leads.filter((lead) => lead.id === "")).map(({ lead, deal }, index) =>
    cells(lead.buyer.company, contact(lead, index), deal),
  );
  const others = strangers().slice(10, 10 + dealsNotFromLeads);
  const more = referrals.map((deal, index) => {
    const buyer = others[index];
    return { at: 3 + index * 7, row: cells(buyer?.company ?? "", [buyer?.person.email ?? "", "", ""], deal) };
  });
  const rejects = [
    { at: 8, row: (rows[8] as string[]).with(7, "a lot") },
    { at: 29, row: (rows[29] as string[]).with(4, "") },
  ];
  return {
    name: "contracts",
    mapping: {
      kind: "deals",
      columns: {
        "deal.company": "Customer",
        "deal.email": "Contact e-mail",
        "deal.phone": "Main line",
        "deal.website": "Web site",
        "deal.status": "Outcome",
        "deal.opened_on": "Quoted on",
        "deal.won_on": "Decided on",
        "deal.lost_on": "Decided on",
        "deal.mrr": "Monthly",
        "deal.one_off": "One time",
        "deal.months": "Months",
        "deal.margin": "Margin",
        "deal.loss_reason": "Why not",
      },
      values: { "deal.status": { Signed: "won", Declined: "lost", Quoted: "open" } },
      formats: {
        "deal.opened_on": "M/d/yyyy",
        "deal.won_on": "M/d/yyyy",
        "deal.lost_on": "M/d/yyyy",
        "deal.mrr": { decimal: ".", group: "," },
        "deal.one_off": { decimal: ".", group: "," },
      },
    },
    dialect: { delimiter: ",", lineEnd: "\n" },
    header: [
      "Customer",
      "Contact e-mail",
      "Main line",
      "Web site",
      "Outcome",
      "Quoted on",
      "Decided on",
      "Monthly",
      "One time",
      "Months",
      "Margin",
      "Why not",
    ],
    rows: inserted<CsvRow>(rows, ...more, ...rejects),
    options: {},
    rejected: rejects.length,
    alreadyHere: 0,
  };
}
