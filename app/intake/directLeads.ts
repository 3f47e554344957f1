// Which rows of a file may go straight into the table of leads, and what stands in their columns?
import { listForCopy } from "../../db/queries/copyLeads";
import type { LeadList } from "../../db/queries/leadCells";
import type { ListDefaults } from "../../db/queries/mergeLeads";
import type { Db } from "../../db/schema";
import { hash53 } from "../domain/hash53";
import { accountOf } from "./accountOf";
import type { IntakeRow } from "./intakeRow";
import type { Mapping } from "./mapping";
import { MaybeSeen } from "./maybeSeen";

interface FileOfLeads {
  importId: number;
  defaults: ListDefaults;
  mapping: Mapping;
  /** Data rows of the file. */
  rows: number;
}

/** Where the leads of a file may go straight into their table: it names no lists of its own, and its list has no leads yet. */
export async function directLeads(
  db: Db,
  { importId, defaults, mapping, rows }: FileOfLeads,
): Promise<DirectLeads | undefined> {
  const named = [...Object.keys(mapping.columns), ...Object.keys(mapping.constants)];
  const leads = mapping.kind === "leads" || named.some((target) => target.startsWith("lead."));
  if (!leads || named.some((target) => target.startsWith("list."))) return undefined;
  const list = await listForCopy(db, { importId, defaults });
  return list && new DirectLeads(list, importId, rows);
}

type Cell = string | number | boolean | Date | null;

/** Leads of a list that has none yet need not wait in staging to be compared, unless an earlier row of the file may be the same. */
export class DirectLeads {
  private readonly seen: MaybeSeen;

  constructor(
    readonly list: LeadList,
    private readonly importId: number,
    rows: number,
  ) {
    this.seen = new MaybeSeen(rows);
  }

  /** Whether a row's lead is new for certain; says so once for each lead. */
  takes({ lead }: IntakeRow): boolean {
    if (!lead) return false;
    const { vendor_lead_id, content_hash } = lead;
    return !this.seen.add(vendor_lead_id === null ? content_hash : hash53(vendor_lead_id));
  }

  /** The columns of `lead` that are not the row's own. */
  readonly cells: Record<string, (row: IntakeRow) => Cell> = {
    list_id: () => this.list.listId,
    vendor_id: () => this.list.vendorId,
    import_id: () => this.importId,
    purchased_on: (row) => this.purchase(row).on,
    purchased_from: (row) => this.purchase(row).from,
    account_id: (row) => accountOf(row, this.importId),
  };

  private purchase({ lead, deal }: IntakeRow): { on: string | null; from: string } {
    const { purchasedOn } = this.list;
    if (lead && lead.purchased_on !== null) return { on: lead.purchased_on, from: "row" };
    if (purchasedOn !== null) return { on: purchasedOn, from: "list" };
    if (deal && deal.opened_on !== null) return { on: deal.opened_on, from: "deal" };
    return { on: null, from: "unknown" };
  }
}
