// Which leads stand before the close, in which order, with which open buttons and what to ask?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultSteps } from "../../app/domain/vocabulary";
import { beforeCloseReport } from "../../app/reports/beforeCloseReport";
import { withOrganization } from "../../db/connection";
import { createOrganization } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

const asOf = "2026-03-02";
const names = defaultSteps.map(({ name }) => name);

interface Case {
  id: string;
  why: string;
  /** Steps buttoned on 2 Feb, by number. */
  buttoned: number[];
  /** Objections on 10 Feb. */
  objections?: { step: number; issue: string; cue?: string }[];
  /** Agreed on 12 Feb, at the step before the close. */
  meeting?: { step: number; on: string };
  cancelled?: boolean;
  deal?: { status: string; amount?: string; owner?: string };
  /** Numbers of the open buttons; null where the lead is not listed. */
  open: number[] | null;
}

const upTo = (step: number) => Array.from({ length: step }, (_, index) => index + 1);
const cases: Case[] = [
  {
    ...{ id: "today", why: "spoken on the last step before the close, though an earlier objection is open" },
    ...{ buttoned: [1, 2, 3, 4, 5, 8], objections: [{ step: 6, issue: "in-house IT person" }] },
    ...{
      meeting: { step: 8, on: asOf },
      deal: { status: "open", amount: "1000", owner: "Maria" },
      open: [6, 7],
    },
  },
  {
    ...{ id: "tomorrow", why: "a deal is open and a meeting ahead, past the appointments" },
    ...{ buttoned: upTo(4), meeting: { step: 5, on: "2026-03-03" }, open: [5, 6, 7, 8] },
    deal: { status: "open", amount: "500", owner: "maria " },
  },
  {
    ...{ id: "dear", why: "sits at the close step, without a meeting" },
    ...{ buttoned: upTo(8), deal: { status: "open", amount: "9000", owner: "Jo" }, open: [] },
  },
  {
    ...{ id: "cheap", why: "the meeting was cancelled: by its value then" },
    ...{ buttoned: upTo(8), meeting: { step: 9, on: "2026-03-05" }, cancelled: true, open: [] },
    deal: { status: "open", amount: "10", owner: "Jo" },
  },
  { id: "dealless", why: "sits at the last step before the close, no deal", buttoned: upTo(7), open: [8] },
  {
    ...{ id: "signature", why: "an objection to the signature is to be taken up" },
    ...{ buttoned: upTo(8), objections: [{ step: 9, issue: "price", cue: "avoided price" }], open: [9] },
  },
  {
    id: "early",
    why: "a meeting ahead without a deal",
    buttoned: upTo(4),
    meeting: { step: 5, on: "2026-03-03" },
    open: null,
  },
  {
    ...{ id: "first", why: "the meeting ahead is the first appointment" },
    ...{ buttoned: upTo(1), meeting: { step: 2, on: "2026-03-03" }, deal: { status: "open" }, open: null },
  },
  {
    ...{ id: "past", why: "the meeting is over, and the lead sits early" },
    ...{ buttoned: upTo(4), meeting: { step: 5, on: "2026-03-01" }, deal: { status: "open" }, open: null },
  },
  { id: "lost", why: "the deal is lost", buttoned: upTo(8), deal: { status: "lost" }, open: null },
  { id: "won", why: "the deal is won", buttoned: upTo(7), deal: { status: "won" }, open: null },
  { id: "mute", why: "a deal and no step recorded", buttoned: [], deal: { status: "open" }, open: null },
];

let database: TestDatabase;
const report = (filters: object = {}) =>
  withOrganization(database.db, database.organizationId, (db) => beforeCloseReport(db, { asOf, ...filters }));

beforeAll(async () => {
  database = await testDatabase();
  await createOrganization(database.db, { organizationId: 2, name: "Other MSP" });
  const columns = (kind: string, fields: string[], prefix: string) => ({
    mapping: { kind, columns: Object.fromEntries(fields.map((field) => [`${prefix}.${field}`, field])) },
  });
  const leadFields = ["vendor_lead_id", "company", "purchased_on", "phone"];
  await importText(
    database,
    csv(
      leadFields,
      cases.map(({ id }) => [id, `Firm ${id}`, "2026-02-01", id === "today" ? "(614) 555-0123" : null]),
    ),
    {
      ...{ vendor: "Vendor", list: "List" },
      ...columns("leads", leadFields, "lead"),
    },
  );
  const dealFields = ["deal_id", "lead_id", "status", "opened_on", "won_on", "lost_on", "amount", "owner"];
  const deals = cases.flatMap(({ id, deal }) => (deal ? [{ id, ...deal }] : []));
  await importText(
    database,
    csv(
      dealFields,
      deals.map(({ id, status, amount, owner }) => [
        ...[`d ${id}`, id, status, "2026-02-05", status === "won" ? "2026-02-20" : null],
        ...[status === "lost" ? "2026-02-20" : null, amount, owner],
      ]),
    ),
    columns("deals", dealFields, "deal"),
  );
  const signalFields = [
    "lead_id",
    "step",
    "at",
    "polarity",
    "manner",
    "issue",
    "cue",
    "meeting_on",
    "outcome",
  ];
  const name = (step: number) => names[step - 1];
  const signals = cases.flatMap(({ id, buttoned, objections = [], meeting, cancelled }) => [
    ...buttoned.map((step) => [id, name(step), "2026-02-02", "positive", "spoken", null, null, null, null]),
    ...objections.map(({ step, issue, cue }) => [
      ...[
        id,
        name(step),
        "2026-02-10",
        "negative",
        cue ? "unspoken" : "spoken",
        issue,
        cue ?? null,
        null,
        null,
      ],
    ]),
    ...(meeting
      ? [[id, name(meeting.step), "2026-02-12", "neutral", "spoken", null, null, meeting.on, null]]
      : []),
    ...(cancelled
      ? [[id, "Appointment held", "2026-02-13", "negative", "spoken", null, null, null, "cancelled"]]
      : []),
    ...(cancelled
      ? [[id, "Appointment held", "2026-02-14", "positive", "spoken", null, null, null, null]]
      : []),
  ]);
  await importText(database, csv(signalFields, signals), columns("signals", signalFields, "signal"));
}, 60_000);
afterAll(() => database.close());

describe("before the close", () => {
  it.each(cases)("$id: $why", async ({ id, open }) => {
    const row = (await report()).rows.find(({ standing }) => standing.vendorLeadId === id);
    if (open === null) expect(row).toBeUndefined();
    else expect(row?.open.map(({ step }) => names.indexOf(step) + 1)).toEqual(open);
  });

  it("stands today's meeting first, then later ones, then the dearest, then what has no value", async () => {
    const { rows, today, leads, unrecorded, owners } = await report();
    const order = rows.map(({ standing }) => standing.vendorLeadId);
    expect(order.slice(0, 4)).toEqual(["today", "tomorrow", "dear", "cheap"]);
    expect(order.slice(4).sort()).toEqual(["dealless", "signature"]);
    expect({ today, leads, unrecorded }).toEqual({ today: 1, leads: 6, unrecorded: 1 });
    expect(owners.map(({ leads }) => leads)).toEqual([2, 2]);
  });

  it("says the value, the meeting, the owner and the number to call", async () => {
    const [first, second] = (await report()).rows;
    expect(second?.call).toBeNull();
    expect(first).toMatchObject({ meetingOn: asOf, valueMinor: 100_000, openDeals: 1, owner: "Maria" });
    expect(first?.call).toEqual({ phone: "+16145550123", href: "tel:+16145550123" });
  });

  it.each([
    { owner: "MARIA", ids: ["today", "tomorrow"], why: "whatever the case" },
    { owner: "Jo", ids: ["dear", "cheap"], why: "only its own" },
    { owner: "Nobody", ids: [], why: "a name that owns nothing" },
  ])("shows one owner's: $why", async ({ owner, ids }) => {
    const { rows, leads } = await report({ owner });
    expect(rows.map(({ standing }) => standing.vendorLeadId)).toEqual(ids);
    expect(leads).toBe(ids.length);
  });

  it("shows the last page for one beyond", async () => {
    const { page, rows } = await withOrganization(database.db, database.organizationId, (db) =>
      beforeCloseReport(db, { asOf, page: 99 }, { pageSize: 4 }),
    );
    expect({ page, rows: rows.length }).toEqual({ page: 2, rows: 2 });
  });

  it("asks what is to be asked on an issue, a plain question on a silent step, the organization's own first", async () => {
    const button = async (id: string, step: number) =>
      (await report()).rows
        .find(({ standing }) => standing.vendorLeadId === id)
        ?.open.find((open) => open.step === names[step - 1]);
    const before = await button("today", 6);
    expect(before?.objections).toMatchObject([
      { issue: "in-house IT person", raisedOn: "2026-02-10", unspoken: false },
    ]);
    expect(before?.objections[0]?.prompts).toHaveLength(2);
    expect((await button("today", 7))?.prompts[0]?.words).toMatch(/Price range accepted/);
    expect((await button("signature", 9))?.objections).toMatchObject([
      { cue: "avoided price", unspoken: true },
    ]);
    await withOrganization(database.db, database.organizationId, async (db) => {
      const step = await db
        .selectFrom("step")
        .select("step_id")
        .where("name", "=", names[5] ?? "")
        .executeTakeFirstOrThrow();
      const issue = await db
        .selectFrom("issue")
        .select("issue_id")
        .where("name", "=", "in-house IT person")
        .executeTakeFirstOrThrow();
      await db
        .updateTable("step")
        .set({ talking_point: "Nights and holidays" })
        .where("step_id", "=", step.step_id)
        .execute();
      await db
        .insertInto("prompt")
        .values({ ...step, ...issue, kind: "illustration", words: "The week on one page" })
        .execute();
    });
    const after = await button("today", 6);
    expect(after?.talkingPoint).toBe("Nights and holidays");
    expect(after?.objections[0]?.prompts[0]).toEqual({ kind: "illustration", words: "The week on one page" });
  });

  it("shows another organization none of it", async () => {
    const theirs = await withOrganization(database.db, 2, (db) => beforeCloseReport(db, { asOf }));
    expect(theirs).toMatchObject({ leads: 0, unrecorded: 0, owners: [], rows: [], why: null });
  });
});
