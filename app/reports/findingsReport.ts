// What do the chosen leads say that is worth money, in sentences that hold?
import { listOutcomes, listRipeAndYoung } from "../../db/queries/board";
import { listStepObjections } from "../../db/queries/stepObjections";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { type Finding, findings as found } from "../domain/findings";
import { type Sight, sighted } from "./look";
import { sum } from "./stallsReport";
import { waste } from "./wasteReport";

export interface FindingsReport {
  asOf: string;
  currency: string;
  filters: Filters;
  /** At most five, dearest first; none where the data cannot carry one. */
  findings: Finding[];
}

export async function findingsReport(db: Db, filters: Filters): Promise<FindingsReport> {
  return sighted(db, filters, async (sight) => ({
    ...{ asOf: sight.asOf, currency: sight.settings.currency, filters },
    findings: await findings(db, sight, filters),
  }));
}

/** The findings within a look that others share. */
export async function findings(db: Db, sight: Sight, filters: Filters): Promise<Finding[]> {
  const { asOf, steps } = sight;
  const { currency, horizonDays } = sight.settings;
  const { buckets, groups, netSpendMinor } = await waste(db, sight, filters);
  const judged = { filters, asOf, horizonDays, by: "vendor" as const };
  const outcomes = await listOutcomes(db, judged);
  const ages = await listRipeAndYoung(db, judged);
  const objections = await listStepObjections(db, filters);
  return found({
    ...{ currency, horizonDays, netSpendMinor, buckets },
    vendors: groups.flatMap(({ key, name, leads, sums, ...group }) => {
      if (key === null || name === null) return [];
      const vendorId = Number(key);
      const of = <T extends { key: number }>(rows: T[]) => rows.filter((row) => row.key === vendorId);
      const wins = of(outcomes);
      const won = {
        k: sum(wins, (row) => row.won_in_horizon),
        n: sum(of(ages), (row) => row.ripe) - sum(wins, (row) => row.undated),
      };
      return [{ vendorId, vendor: name, leads, netSpendMinor: group.netSpendMinor, buckets: sums, won }];
    }),
    answers: objections.flatMap((row) => {
      const step = steps.find(({ position }) => position === row.step);
      if (row.issue_id !== null || !step || step.kind === "close") return [];
      return [
        {
          stepId: step.stepId,
          answered: { k: row.answered_won, n: row.answered_won + row.answered_lost },
          open: { k: row.open_won, n: row.open_won + row.open_lost },
        },
      ];
    }),
  });
}
