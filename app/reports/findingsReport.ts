// What do the chosen leads say that is worth money, in sentences that hold?
import { listBoardSums, listUnallocated } from "../../db/queries/board";
import { listStepObjections } from "../../db/queries/stepObjections";
import type { WasteRow } from "../../db/queries/waste";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { type Finding, findings as found } from "../domain/findings";
import { type Sight, sighted } from "./look";
import { type VendorsBrief, vendors } from "./vendorsReport";
import { waste } from "./wasteReport";

export interface FindingsReport {
  asOf: string;
  currency: string;
  filters: Filters;
  /** At most five, dearest first; none where the data cannot carry one. */
  findings: Finding[];
}

export async function findingsReport(db: Db, filters: Filters): Promise<FindingsReport> {
  return sighted(db, filters, async (sight) => {
    const { standing, landed } = await listBoardSums(db, { look: sight.look, filters });
    const loose = await listUnallocated(db, filters);
    const brief = await vendors(db, sight, filters, { standing, loose });
    return {
      ...{ asOf: sight.asOf, currency: sight.settings.currency, filters },
      findings: await findings(db, sight, filters, { landed, brief }),
    };
  });
}

/** The findings within a look that others share, over rows and vendors that were read already. */
export async function findings(
  db: Db,
  sight: Sight,
  filters: Filters,
  { landed, brief }: { landed: WasteRow[]; brief: VendorsBrief },
): Promise<Finding[]> {
  const { steps } = sight;
  const { currency, horizonDays } = sight.settings;
  const { buckets, groups, netSpendMinor } = await waste(db, sight, filters, landed);
  const objections = await listStepObjections(db, filters);
  return found({
    ...{ currency, horizonDays, netSpendMinor, buckets },
    vendors: groups.flatMap(({ key, leads, sums, ...group }) => {
      const row = brief.vendors.find(({ vendorId }) => String(vendorId) === key);
      if (!row) return [];
      const { vendorId, vendor, closeRate } = row;
      const won = { k: closeRate.hits, n: closeRate.n };
      return [{ vendorId, vendor, leads, netSpendMinor: group.netSpendMinor, buckets: sums, won }];
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
