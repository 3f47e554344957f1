// What does every report need before it can look: the day, the settings, the steps and their stall limits?
import { listWonStepTimes } from "../../db/queries/board";
import { lookAsOf } from "../../db/queries/derive";
import {
  findOrganization,
  listIssueWords,
  listStepWords,
  type OrganizationSettings,
} from "../../db/queries/organization";
import type { Look } from "../../db/queries/standing";
import { listVendorNames, type VendorName } from "../../db/queries/vendors";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { type StallLimit, stallLimit } from "../domain/stallLimit";
import type { StepKind } from "../domain/vocabulary";

export interface ReportStep {
  stepId: number;
  position: number;
  name: string;
  kind: StepKind;
  /** Leads bought today are no longer judged by it. */
  retired: boolean;
  limit: StallLimit;
}

export interface Sight {
  asOf: string;
  settings: OrganizationSettings;
  steps: ReportStep[];
  /** Issues by id, also those no longer offered. */
  issues: { issue_id: number; name: string }[];
  look: Look;
  /** All vendors, asked for once where several parts of a report name them. */
  vendorNames(): Promise<VendorName[]>;
}

/** Runs a report as of the day its filters name, with the limits that hold on that day (PRODUCT.md 2 "The clock"). */
export async function sighted<T>(db: Db, filters: Filters, run: (sight: Sight) => Promise<T>): Promise<T> {
  const settings = await findOrganization(db);
  if (!settings) throw new Error("sighted: no organization is set for this transaction");
  return lookAsOf(db, filters.asOf, async (asOf) => {
    const words = await listStepWords(db);
    const issues = await listIssueWords(db);
    const times = await listWonStepTimes(db);
    const steps = words.map(({ step_id, position, name, kind, limit_days, retired }) => ({
      stepId: step_id,
      position,
      name,
      kind,
      retired,
      limit: stallLimit({
        kind,
        typed: limit_days,
        won: times.filter((time) => time.step === position),
      }),
    }));
    const close = steps.find((step) => step.kind === "close");
    const look: Look = {
      asOf,
      followUpDays: settings.followUpDays,
      limits: steps.map(({ position, limit }) => ({ step: position, days: limit.days })),
      closeDays: close?.limit.days ?? stallLimit({ kind: "close", typed: null, won: [] }).days,
    };
    let names: Promise<VendorName[]> | undefined;
    const vendorNames = () => (names ??= listVendorNames(db));
    return run({ asOf, settings, steps, issues, look, vendorNames });
  });
}
