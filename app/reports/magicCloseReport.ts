// Which wins jumped buttons, and does buttoning matter here?
import { type ButtonWins, listButtonWins } from "../../db/queries/buttonWins";
import {
  listMagicCloses,
  listWonKinds,
  type MagicCloseRow,
  type WonKind,
} from "../../db/queries/magicCloses";
import { listStepGroups, type StepGroups } from "../../db/queries/stepGroups";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { wholes } from "../domain/rates";
import { compareWins, type WinComparison, type Wins, winsOf } from "../domain/winComparison";
import { closePosition, type LeadStep, stepsOf } from "./leadsReport";
import { type Sight, sighted } from "./look";

export interface MagicClose {
  leadId: number;
  name: string;
  vendor: string;
  wonOn: string | null;
  steps: LeadStep[];
  /** Steps before the close that are skipped, silent or under objection. */
  open: LeadStep[];
  /** Value of its won deals; null where unknown or in another currency. */
  valueMinor: number | null;
}

export interface WonSum {
  leads: number;
  /** Null where no value is known. */
  valueMinor: number | null;
  /** Leads whose value is not, or only partly, known. */
  unvalued: number;
}

export interface ButtonRow {
  buttons: number;
  /** All decided leads with so many buttons closed. */
  all: Wins;
  /** Of them, those heard at the last step before the close step, or later: they came equally far. */
  near: Wins;
}

export interface GroupRow {
  stepId: number;
  step: string;
  answered: Wins;
  never: Wins;
  open: Wins;
  answeredOverOpen: WinComparison;
  answeredOverNever: WinComparison;
}

export interface MagicCloseReport {
  asOf: string;
  currency: string;
  filters: Filters;
  won: WonSum;
  magic: WonSum;
  buttoned: WonSum;
  /** Won without any signal before the win: not recorded, and in no comparison. */
  notRecorded: WonSum;
  /** Lost without any signal: in no comparison either. */
  lostUnrecorded: number;
  lastStep: { stepId: number; name: string } | null;
  /** From none to all buttons; only numbers that occur. */
  buttons: ButtonRow[];
  /** The three groups at each step before the close step. */
  groups: GroupRow[];
  page: number;
  pages: number;
  rows: MagicClose[];
}

/** Magic closes and what the number of buttons closed did to the win rate. Leads still open are in no rate. */
export async function magicCloseReport(
  db: Db,
  filters: Filters,
  { page: wanted = 1, pageSize = 50 }: { page?: number; pageSize?: number } = {},
): Promise<MagicCloseReport> {
  return sighted(db, filters, async (sight) => {
    const closeStep = closePosition(sight);
    const last = sight.steps.findLast(({ kind }) => kind !== "close");
    const kinds = await listWonKinds(db, filters);
    const wins = await listButtonWins(db, { filters, closeStep, lastStep: last?.position ?? 0 });
    const groups = await listStepGroups(db, { filters, closeStep });
    const magic = wonSum(kinds, "yes");
    const pages = 1 + wholes(Math.max(0, magic.leads - 1), pageSize);
    const page = Math.min(wanted, pages);
    const rows = await listMagicCloses(db, { filters, limit: pageSize, offset: (page - 1) * pageSize });
    return {
      ...{ asOf: sight.asOf, currency: sight.settings.currency, filters },
      ...{ won: wonSum(kinds), magic, buttoned: wonSum(kinds, "no") },
      notRecorded: wonSum(kinds, "not recorded"),
      lostUnrecorded: wins.find(({ buttons }) => buttons === null)?.lost ?? 0,
      lastStep: last ? { stepId: last.stepId, name: last.name } : null,
      buttons: wins.flatMap(buttonRow),
      groups: sight.steps
        .filter(({ kind }) => kind !== "close")
        .map(({ stepId, name, position }) =>
          groupRow(
            stepId,
            name,
            groups.find(({ step }) => step === position),
          ),
        ),
      ...{ page, pages, rows: rows.map((row) => magicClose(sight, row)) },
    };
  });
}

function wonSum(kinds: WonKind[], kind?: WonKind["magic_close"]): WonSum {
  const own = kinds.filter(({ magic_close }) => kind === undefined || magic_close === kind);
  const total = (pick: (row: WonKind) => number) => own.reduce((all, row) => all + pick(row), 0);
  const [leads, unvalued, value] = [
    total((row) => row.leads),
    total((row) => row.unvalued),
    total((row) => row.value_minor),
  ];
  return { leads, unvalued, valueMinor: leads > 0 && unvalued === leads && value === 0 ? null : value };
}

function buttonRow({ buttons, won, lost, near_won, near_lost }: ButtonWins): ButtonRow[] {
  return buttons === null ? [] : [{ buttons, all: winsOf(won, lost), near: winsOf(near_won, near_lost) }];
}

function groupRow(stepId: number, step: string, found: StepGroups | undefined): GroupRow {
  const answered = winsOf(found?.answered_won ?? 0, found?.answered_lost ?? 0);
  const open = winsOf(found?.open_won ?? 0, found?.open_lost ?? 0);
  const never = winsOf(found?.never_won ?? 0, found?.never_lost ?? 0);
  return {
    ...{ stepId, step, answered, never, open },
    answeredOverOpen: compareWins(answered, open),
    answeredOverNever: compareWins(answered, never),
  };
}

function magicClose({ steps }: Sight, row: MagicCloseRow): MagicClose {
  const all = stepsOf(steps, row);
  return {
    leadId: row.lead_id,
    name: row.company ?? row.person ?? row.vendor_lead_id ?? `Lead ${row.lead_id}`,
    ...{ vendor: row.vendor, wonOn: row.won_on, steps: all },
    open: all.filter(({ kind, state }) => kind !== "close" && state !== "buttoned"),
    valueMinor: row.unvalued && !row.value_minor ? null : row.value_minor,
  };
}
