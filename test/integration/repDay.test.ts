// Does a rep read what was promised in the calendar and in the daily mail, and nobody else?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { loader as feedPage } from "../../app/routes/circle-back.calendar.$file";
import { action as changePage, loader as repsPage } from "../../app/routes/circle-back.reps";
import { readConfig } from "../../app/server/config";
import type { LoadContext } from "../../app/server/context";
import { draftMails, keepMailing, sendMails } from "../../app/server/dailyMail";
import { createJobs } from "../../app/server/jobs";
import { createLog } from "../../app/server/log";
import { createMailer, type Mailer } from "../../app/server/mailer";
import { withOrganization } from "../../db/connection";
import { takeObjection } from "../../db/queries/circleBacks";
import { createOrganization, findToday } from "../../db/queries/organization";
import { findOrMakeRep, listReps } from "../../db/queries/reps";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { thrown } from "../support/importPages";
import { readFeed } from "../support/readFeed";
import { type SmtpServer, startSmtpServer } from "../support/smtpServer";
import { no } from "../support/stateCase";

let database: TestDatabase;
let today: string;
let smtp: SmtpServer;
let mailer: Mailer;
let context: LoadContext;
const site = "http://localhost:3000";
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const log = createLog({ logLevel: "silent" });

beforeAll(async () => {
  database = await testDatabase();
  smtp = await startSmtpServer();
  const config = readConfig({ SMTP_URL: smtp.url, MAIL_FROM: "Placket <placket@example.com>" });
  mailer = createMailer(config) as Mailer;
  context = { db: database.db, organizationId: database.organizationId, config } as LoadContext;
  today = await inside(findToday);
  const lead = (cost_minor: number) => ({
    ...{ purchased_on: addDays(today, -30), as_of: today, cost_minor },
    signals: [no("Price range accepted", addDays(today, -9), { issue: "price" })],
  });
  const ids = ["late", "due", "later", "others"];
  await importOracleLeads(
    database,
    ids.map((id, index) => ({ id, lead: lead(1000 * (index + 1)) })),
  );
  await inside((db) =>
    db
      .updateTable("lead")
      .set({ company: "Oak, <Elm> & Söhne; \\ 'x'" })
      .where("vendor_lead_id", "=", "due")
      .execute(),
  );
  await promise("late", "Maria", -2);
  await promise("due", "Maria", 0);
  await promise("later", "Maria", 3);
  await promise("others", "Piotr", 0);
});
afterAll(async () => {
  mailer?.close();
  await smtp?.close();
  await database?.close();
});

async function promise(lead: string, owner: string, days: number) {
  await inside(async (db) => {
    await findOrMakeRep(db, {
      name: owner,
      nameKey: owner.toLowerCase(),
      token: `${owner}-`.padEnd(32, "0"),
    });
    const { signal_id, lead_id } = await db
      .selectFrom("signal")
      .innerJoin("lead", "lead.lead_id", "signal.lead_id")
      .select(["signal_id", "signal.lead_id"])
      .where("vendor_lead_id", "=", lead)
      .executeTakeFirstOrThrow();
    const objection = { signal_id, lead_id, open: true, circle_back: null };
    await takeObjection(db, { objection, owner, dueOn: addDays(today, days), prompt: null });
  });
}
const rep = async (name: string) => {
  const found = (await inside(listReps)).find((rep) => rep.name === name);
  if (!found) throw new Error(`no rep ${name}`);
  return found;
};
const read = (file: string, more: Partial<LoadContext> = {}) =>
  feedPage({
    request: new Request(`${site}/circle-back/calendar/${file}`),
    params: { file },
    context: { ...context, ...more },
  });
const change = (fields: Record<string, string>) =>
  changePage({
    request: new Request(`${site}/circle-back/reps`, { method: "POST", body: new URLSearchParams(fields) }),
    params: {},
    context: { ...context },
  });
const wantMail = async (name: string, email: string, daily = true) =>
  change({ do: "mail", rep: String((await rep(name)).rep_id), email, ...(daily && { daily: "1" }) });

describe("the calendar", () => {
  it("holds what this rep promised, each on its day, under the same id each time", async () => {
    const { calendar_token } = await rep("Maria");
    const answer = await read(`${calendar_token}.ics`);
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("Cache-Control")).toMatch(/private/);
    const feed = readFeed(await answer.text());
    expect(feed.name).toBe("Circle back: Maria");
    const days = [-2, 0, 3].map((days) => addDays(today, days).replaceAll("-", ""));
    expect(feed.events.map(({ on }) => on).sort()).toEqual(days);
    const due = feed.events.find(({ on }) => on === days[1]);
    expect(due?.summary).toBe("Circle back: Oak, <Elm> & Söhne; \\ 'x' (price)");
    expect(due?.url).toMatch(/^http:\/\/localhost:3000\/leads\/\d+#step-\d+$/);
    expect(due?.description).toContain("At risk: $20.00.");
    const again = readFeed(await (await read(`${calendar_token}.ics`)).text());
    expect(again.events.map(({ uid }) => uid)).toEqual(feed.events.map(({ uid }) => uid));
    expect(new Set(again.events.map(({ uid }) => uid)).size).toBe(3);
  });

  it("is 404 under an unknown address, another organization's, and the old one once it was renewed", async () => {
    const { calendar_token, rep_id } = await rep("Piotr");
    const other = await createOrganization(database.db, { organizationId: 78, name: "Other" });
    const missing = [() => read(`${"x".repeat(32)}.ics`), () => read(calendar_token), () => read("x.ics")];
    for (const ask of [...missing, () => read(`${calendar_token}.ics`, { organizationId: other })])
      expect((await thrown(ask())).status).toBe(404);
    await change({ do: "renew", rep: String(rep_id) });
    expect((await thrown(read(`${calendar_token}.ics`))).status).toBe(404);
    const renewed = await rep("Piotr");
    expect(renewed.calendar_token).toMatch(/^[\w-]{32}$/);
    expect(readFeed(await (await read(`${renewed.calendar_token}.ics`)).text()).events).toHaveLength(1);
  });
});

describe("the reps' page", () => {
  it("adds a rep once, and says whether mail is sent", async () => {
    await change({ do: "add", name: "Ines" });
    await change({ do: "add", name: " ines " });
    const page = await repsPage({ request: new Request(site), params: {}, context: { ...context } });
    expect(page.reps.map(({ name }) => name)).toEqual(["Ines", "Maria", "Piotr"]);
    expect(page.mailOn).toBe(true);
  });

  it.each<{ fields: Record<string, string>; says: string; why: string }>([
    { fields: { do: "add", name: " " }, says: "Type a name", why: "no name" },
    { fields: { do: "mail", email: "maria@" }, says: "is no e-mail address", why: "half an address" },
    {
      fields: { do: "mail", email: "a@b.co\r\nBcc: c@d.co" },
      says: "is no e-mail address",
      why: "a header in it",
    },
    { fields: { do: "mail", email: "", daily: "1" }, says: "Type the address", why: "a mail to nowhere" },
  ])("says why it changes nothing: $why", async ({ fields, says }) => {
    const before = await inside(listReps);
    const { rep_id } = await rep("Ines");
    expect(await change({ rep: String(rep_id), ...fields })).toMatchObject({
      trouble: expect.stringContaining(says),
    });
    expect(await inside(listReps)).toEqual(before);
  });

  it("is 404 for a rep that is not there", async () => {
    expect((await thrown(change({ do: "renew", rep: "999" }))).status).toBe(404);
    expect((await thrown(change({ do: "mail" }))).status).toBe(404);
  });
});

describe("the daily mail", () => {
  const parts = () => ({ db: database.db, organizationId: database.organizationId, site });
  const send = () => sendMails(parts(), { mailer, log });
  const settle = (on: string | null) =>
    inside((db) => db.updateTable("rep").set({ mailed_on: on }).execute());

  it("goes to those who want it, once a day, and names what is due by today", async () => {
    await wantMail("Maria", "maria@example.com");
    await wantMail("Ines", "ines@example.com");
    await wantMail("Piotr", "piotr@example.com", false);
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    expect(smtp.mails).toHaveLength(1);
    const [mail] = smtp.mails.splice(0);
    expect(mail).toMatchObject({ from: "placket@example.com", to: ["maria@example.com"] });
    expect(mail?.message).toContain("Subject: Circle back today: 2 objections, 1 of them overdue");
    expect(mail?.message).toContain("multipart/alternative");
    expect((await rep("Maria")).mailed_on).toBe(today);
  });

  it("says the same in text and HTML, with names that cannot become markup", async () => {
    const [mail] = await draftMails(parts());
    expect(mail?.text).toContain(
      "* Oak, <Elm> & Söhne; \\ 'x'\n  price at Price range accepted, open 9 days\n  Due",
    );
    expect(mail?.text).toContain("Overdue since");
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/leads\/\d+#step-\d+/);
    expect(mail?.html).toContain("Oak, &lt;Elm&gt; &amp; Söhne; \\ &#39;x&#39;");
    expect(mail?.html).not.toContain("<Elm>");
  });

  it("is tried again where the server refused it, and holds nobody else's up", async () => {
    await settle(null);
    smtp.refuse(451);
    expect(await send()).toBe(0);
    expect((await rep("Maria")).mailed_on).toBeNull();
    expect((await rep("Ines")).mailed_on).toBe(today);
    smtp.refuse(undefined);
    expect(await send()).toBe(1);
    expect(smtp.mails.splice(0)).toHaveLength(1);
  });

  it.each([
    { hour: 3, mails: 0, why: "not before seven" },
    { hour: 8, mails: 1, why: "from seven on" },
  ])("goes by the clock of the organization: $why", async ({ hour, mails }) => {
    await settle(null);
    await inside((db) =>
      db
        .updateTable("organization")
        .set({ time_zone: zoneWhere(hour) })
        .execute(),
    );
    const jobs = createJobs({ db: database.db, log });
    const mailing = keepMailing(parts(), { jobs, mailer: { ...mailer, close: () => undefined }, log });
    await jobs.start();
    mailing.start();
    await mailing.stop();
    const { rows } = await database.pool.query("select from pgboss.job where name = 'daily-mail'");
    expect(rows).toHaveLength(mails);
    await expect.poll(() => smtp.mails.length, { timeout: 20_000 }).toBe(mails);
    await jobs.stop();
    smtp.mails.splice(0);
  });
});

/** A time zone in which it is now this hour of the day. */
function zoneWhere(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}
