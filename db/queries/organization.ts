// Which organizations are there, and what does a new one start with?
import { sql } from "kysely";
import { nameKey } from "../../app/domain/identityKeys";
import type { MoneySettings } from "../../app/domain/moneySettings";
import {
  absenceCues,
  absenceIssues,
  defaultIssues,
  defaultSteps,
  negativeCues,
  positiveCues,
} from "../../app/domain/vocabulary";
import { withOrganization } from "../connection";
import type { Db } from "../schema";

export interface OrganizationSettings {
  organizationId: number;
  name: string;
  currency: string;
  timeZone: string;
  country: string;
  followUpDays: number;
  horizonDays: number;
  money: MoneySettings;
  /** How long originals of imports are kept; 0 is not at all. */
  sourceFileDays: number;
}

/** Makes an organization with the default steps, issues and cues of PRODUCT.md 1; returns its id. The id given must be free. */
export async function createOrganization(
  db: Db,
  {
    organizationId = 1,
    name,
    currency = "USD",
    timeZone = "America/New_York",
    country = "US",
  }: NewOrganization,
): Promise<number> {
  await withOrganization(db, organizationId, async (db) => {
    await db.insertInto("organization").values({ name, currency, time_zone: timeZone, country }).execute();
    await db
      .insertInto("step")
      .values(
        defaultSteps.map(({ name, kind }, index) => ({
          name,
          kind,
          name_key: nameKey(name),
          position: index + 1,
        })),
      )
      .execute();
    const absent = (names: readonly string[], name: string) => names.includes(name);
    await db
      .insertInto("issue")
      .values(
        defaultIssues.map((name) => ({
          name,
          name_key: nameKey(name),
          absence: absent(absenceIssues, name),
        })),
      )
      .execute();
    const cue = (polarity: "positive" | "negative") => (name: string) => ({
      name,
      name_key: nameKey(name),
      polarity,
      absence: absent(absenceCues, name),
    });
    await db
      .insertInto("cue")
      .values([...positiveCues.map(cue("positive")), ...negativeCues.map(cue("negative"))])
      .execute();
  });
  return organizationId;
}

/** The one organization of an installation, until people and roles tell several apart; and the one the samples are imported into. */
export const ownOrganization = { organizationId: 1, name: "My organization" };
export const sampleOrganization = { organizationId: 2, name: "Blue Heron IT (sample)" };

/** The organization's id; it is made first where it does not exist. */
export async function ensureOrganization(
  db: Db,
  organization: NewOrganization & { organizationId: number },
): Promise<number> {
  const { organizationId } = organization;
  if (await withOrganization(db, organizationId, findOrganization)) return organizationId;
  return createOrganization(db, organization);
}

interface NewOrganization {
  organizationId?: number;
  name: string;
  currency?: string;
  timeZone?: string;
  country?: string;
}

/** The settings of the organization the transaction is for; undefined where it does not exist. */
export async function findOrganization(db: Db): Promise<OrganizationSettings | undefined> {
  const row = await db.selectFrom("organization").selectAll().executeTakeFirst();
  return (
    row && {
      organizationId: row.organization_id,
      name: row.name,
      currency: row.currency,
      timeZone: row.time_zone,
      country: row.country,
      followUpDays: row.follow_up_days,
      horizonDays: row.horizon_days,
      money: {
        revenueBasis: row.revenue_basis,
        monthlyChurn: row.monthly_churn === null ? null : Number(row.monthly_churn),
        defaultMargin: row.default_margin === null ? null : Number(row.default_margin),
        defaultMonths: row.default_months,
        ownWonMinor: row.own_cost_won_minor,
        ownWorkedMinor: row.own_cost_worked_minor,
      },
      sourceFileDays: row.source_file_days,
    }
  );
}

/** Sets how many days originals of imports are kept. */
export async function setSourceFileDays(db: Db, days: number): Promise<void> {
  await db.updateTable("organization").set({ source_file_days: days }).execute();
}

/** Today's date in the organization's time zone, by the database's clock. */
export async function findToday(db: Db): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone time_zone)::date as today from organization`.execute(db);
  const today = rows[0]?.today;
  if (!today) throw new Error("findToday: no organization is set for this transaction");
  return today;
}

/** Today's date and the hour of the day, 0 to 23, in the organization's time zone, by the database's clock. */
export async function findMorning(db: Db): Promise<{ today: string; hour: number }> {
  const { rows } = await sql<{ today: string; hour: number }>`
    select (now() at time zone time_zone)::date as today, extract(hour from now() at time zone time_zone)::int as hour from organization`.execute(
    db,
  );
  const [found] = rows;
  if (!found) throw new Error("findMorning: no organization is set for this transaction");
  return found;
}

/** The steps of the organization by their position; retired ones with their meaning, and marked. */
export async function listStepWords(db: Db) {
  return db
    .selectFrom("step")
    .innerJoin("organization", (join) => join.onTrue())
    .select(["step_id", "step.name", "kind", "position", "limit_days"])
    .select(sql<boolean>`coalesce(in_force_to <= (now() at time zone time_zone)::date, false)`.as("retired"))
    .orderBy("position")
    .execute();
}

/** The issues of the organization, also those no longer offered. */
export async function listIssueWords(db: Db) {
  return db.selectFrom("issue").select(["issue_id", "name", "absence"]).orderBy("issue_id").execute();
}

/** The steps, issues and cues of the organization, by name, as files speak of them; retired ones with their meaning, and marked. */
export async function listWords(db: Db) {
  const cues = db.selectFrom("cue").select(["name", "polarity", "absence"]).orderBy("cue_id");
  return { steps: await listStepWords(db), issues: await listIssueWords(db), cues: await cues.execute() };
}
