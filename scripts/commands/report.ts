// `placket report`: the board's numbers in a terminal, or as JSON.
import { isDay } from "../../app/domain/day";
import type { Filters } from "../../app/domain/filters";
import { headline } from "../../app/domain/headline";
import { nameKey } from "../../app/domain/identityKeys";
import { formatMoney } from "../../app/domain/money";
import { formatCount } from "../../app/domain/rates";
import { Trouble } from "../../app/domain/trouble";
import { type LeadStanding, leadsReport } from "../../app/reports/leadsReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { findVendorByKey, listListsByKey } from "../../db/queries/vendors";
import type { Db } from "../../db/schema";
import type { Arguments, Command } from "./arguments";
import { printCircleBack } from "./circleBackReport";
import { asked, sampleOption } from "./opened";
import { printBeforeClose } from "./reportBeforeClose";
import { printCohorts, printTiming } from "./reportCohorts";
import { printFindings } from "./reportFindings";
import { printMagicCloses } from "./reportMagicCloses";
import { printNextDollar } from "./reportNextDollar";
import { printSteps } from "./reportSteps";
import { printVendors } from "./reportVendors";
import { printWaste } from "./reportWaste";
import { printJson, table } from "./table";

export const reportCommand: Command = {
  name: "report",
  words:
    "stalls|vendors|waste|findings|next-dollar|cohorts|timing|leads|circle-back|before-close|steps|magic-close",
  says: "Prints where leads stall, what came of each vendor's leads, where each dollar went, what stands out, what fixing a step is worth against more leads, what comes of leads by month or list of purchase, which share had won by each day after it, how each lead stands, which objections are open, what is open before the close, what goes wrong at each step, or which wins jumped buttons.",
  options: {
    vendor: { value: "NAME", says: "only this vendor's leads" },
    list: { value: "NAME", says: "only this list's leads" },
    from: { value: "DATE", says: "only leads bought on this day or later" },
    to: { value: "DATE", says: "only leads bought on this day or earlier" },
    owner: { value: "NAME", says: "before-close: only leads whose deal is this person's" },
    by: { value: "month|list", says: "cohorts, timing: one for each month of purchase or each list" },
    horizon: { value: "DAYS", says: "cohorts, timing: so many days after the purchase" },
    "as-of": { value: "DATE", says: "as things stood at the end of this day" },
    json: { says: "prints the report as JSON" },
    ...sampleOption,
  },
  example: 'placket report stalls --vendor "Northwind Leads" --as-of 2026-06-30',
  run: report,
};

const printers = new Map<
  string,
  (db: Db, filters: Filters, json: boolean, given: Arguments) => Promise<void>
>([
  ["stalls", printStalls],
  ["vendors", printVendors],
  ["waste", printWaste],
  ["findings", printFindings],
  ["next-dollar", printNextDollar],
  ["cohorts", (db, filters, _, given) => printCohorts(db, filters, given)],
  ["timing", (db, filters, _, given) => printTiming(db, filters, given)],
  ["leads", printLeads],
  ["circle-back", printCircleBack],
  ["steps", printSteps],
  ["magic-close", printMagicCloses],
]);

async function report(given: Arguments): Promise<undefined> {
  const [name] = given.words;
  if (name === "before-close") {
    const filters = { asOf: dayOf(given, "as-of"), owner: given.text("owner"), json: given.has("json") };
    await asked(given, async (db) => printBeforeClose(db, filters));
    return undefined;
  }
  const print = printers.get(name ?? "");
  if (!print)
    throw new Trouble(
      `Which report? \`placket report\` knows ${[...printers.keys(), "before-close"].join(", ")}${name ? `, not "${name}"` : ""}.`,
    );
  await asked(given, async (db) => print(db, await readFilters(db, given), given.has("json"), given));
  return undefined;
}

async function readFilters(db: Db, given: Arguments): Promise<Filters> {
  const vendorName = given.text("vendor");
  const vendor = vendorName === undefined ? undefined : await findVendorByKey(db, nameKey(vendorName));
  if (vendorName !== undefined && vendor === undefined)
    throw new Trouble(`There is no vendor "${vendorName}" here.`);
  const listName = given.text("list");
  const lists =
    listName === undefined ? [] : await listListsByKey(db, { nameKey: nameKey(listName), vendorId: vendor });
  if (listName !== undefined && lists.length === 0) throw new Trouble(`There is no list "${listName}" here.`);
  if (lists.length > 1)
    throw new Trouble(`${lists.length} vendors have a list "${listName}": say which with --vendor.`);
  return {
    vendor,
    list: lists[0],
    from: dayOf(given, "from"),
    to: dayOf(given, "to"),
    asOf: dayOf(given, "as-of"),
  };
}

function dayOf(given: Arguments, option: string): string | undefined {
  const text = given.text(option);
  if (text !== undefined && !isDay(text))
    throw new Trouble(`--${option} ${text} is no day. Write it as 2026-01-31.`);
  return text;
}

async function printStalls(db: Db, filters: Filters, json: boolean): Promise<void> {
  const found = await stallsReport(db, filters);
  if (json) return printJson(found);
  const { currency, states } = found;
  const money = (minor: number | null) => formatMoney(minor, currency);
  console.log(
    `As of ${found.asOf}: ${formatCount(found.leads)} leads, ${money(found.spendMinor)} spent, ${money(found.strandedMinor)} of it stranded.`,
  );
  const { aside } = headline(found);
  if (aside) console.log(`${aside}.`);
  if (found.unallocatedMinor !== 0)
    console.log(`${money(found.unallocatedMinor)} of the spend is carried by no lead.`);
  console.log(
    `${Object.entries(states)
      .map(([state, leads]) => `${formatCount(leads)} ${state}`)
      .join(", ")}.\n`,
  );
  const count =
    (pick: (row: (typeof found.steps)[number]) => number) => (row: (typeof found.steps)[number]) =>
      formatCount(pick(row));
  console.log(
    table(
      [
        { title: "step", cell: (row) => row.step },
        { title: "reached", cell: count((row) => row.reached), right: true },
        { title: "buttoned", cell: count((row) => row.buttoned), right: true },
        { title: "objection", cell: count((row) => row.objection), right: true },
        { title: "skipped", cell: count((row) => row.skipped), right: true },
        { title: "active", cell: count((row) => row.active), right: true },
        { title: "stalled", cell: count((row) => row.stalled), right: true },
        { title: "lost", cell: count((row) => row.lost), right: true },
        { title: "stranded", cell: (row) => money(row.strandedMinor), right: true },
        { title: "median days", cell: (row) => formatCount(row.medianDays), right: true },
      ],
      found.steps,
    ),
  );
  const { notRecorded: apart } = found;
  console.log(
    `\nSteps not recorded: ${formatCount(apart.active)} active, ${formatCount(apart.stalled)} stalled, ${formatCount(apart.lost)} lost, ${money(apart.strandedMinor)} stranded.`,
  );
}

async function printLeads(db: Db, filters: Filters, json: boolean): Promise<void> {
  const found = await leadsReport(db, filters, { pageSize: json ? 1_100_000 : 100 });
  if (json) return printJson({ asOf: found.asOf, filters: found.filters, leads: found.rows.map(plainLead) });
  console.log(
    `As of ${found.asOf}: ${formatCount(found.leads)} leads${found.pages > 1 ? ", the first 100:" : "."}\n`,
  );
  console.log(
    table(
      [
        { title: "lead", cell: (row) => row.vendorLeadId ?? String(row.leadId) },
        { title: "company", cell: (row) => row.company ?? "—" },
        { title: "vendor", cell: (row) => row.vendor.name },
        { title: "bought", cell: (row) => row.purchasedOn ?? "—" },
        { title: "state", cell: (row) => row.state },
        { title: "sits at", cell: (row) => row.frontier ?? "—" },
        { title: "stalls on", cell: (row) => row.stallsOn ?? "—" },
        { title: "cost", cell: (row) => formatMoney(row.costMinor, row.currency), right: true },
      ],
      found.rows,
    ),
  );
}

/** A lead as plain JSON: its standing in the words of the product, steps by name. */
function plainLead(row: LeadStanding) {
  return {
    ...{
      lead_id: row.leadId,
      id: row.vendorLeadId,
      company: row.company,
      vendor: row.vendor.name,
      list: row.list.name,
    },
    ...{
      purchased_on: row.purchasedOn,
      currency: row.currency,
      cost_minor: row.costMinor,
      credited_minor: row.creditedMinor,
    },
    ...{ state: row.state, frontier: row.frontier, stalls_on: row.stallsOn },
    steps: Object.fromEntries(row.steps.map(({ step, state }) => [step, state])),
    ...{
      bucket: row.bucket,
      bucket_step: row.bucketStep,
      bucket_issue: row.bucketIssue,
      magic_close: row.magicClose,
    },
  };
}
