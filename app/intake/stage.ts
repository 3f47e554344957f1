// How do rows get into Postgres? In batches by COPY into the import's staging tables, while the next batch is being read.
import type { PoolClient } from "pg";
import { copyField, copyRows } from "../../db/copy";
import { type StagingPart, stagingFields, stagingName, stagingParts } from "../../db/queries/staging";
import type { IntakeRow, LeadReference, Reject } from "./intakeRow";
import { isReject } from "./intakeRow";

export interface StageCounts {
  /** Data rows of the file: taken and rejected. */
  rows: number;
  rejected: number;
  anonymous: number;
  leads: number;
  deals: number;
  signals: number;
  touches: number;
}

type Cell = string | number | boolean | Date | null;

const fieldNames = new Map(stagingParts.map((part) => [part, stagingFields(part)]));

/** Copies all batches into the staging tables of an import and counts them. `onRows` hears the running number of rows. */
export async function stageRows(
  client: PoolClient,
  {
    importId,
    batches,
    onRows,
  }: { importId: number; batches: AsyncIterable<(IntakeRow | Reject)[]>; onRows?: (rows: number) => void },
): Promise<StageCounts> {
  const counts: StageCounts = {
    rows: 0,
    rejected: 0,
    anonymous: 0,
    leads: 0,
    deals: 0,
    signals: 0,
    touches: 0,
  };
  let copying: Promise<void> = Promise.resolve();
  try {
    for await (const batch of batches) {
      const parts = copyTexts(batch, counts);
      await copying;
      copying = copyParts(client, importId, parts);
      copying.catch(() => undefined);
      onRows?.(counts.rows);
    }
  } finally {
    await copying;
  }
  return counts;
}

async function copyParts(
  client: PoolClient,
  importId: number,
  parts: Map<StagingPart, string[]>,
): Promise<void> {
  for (const [part, lines] of parts) {
    if (lines.length === 0) continue;
    await copyRows(client, `staging.${stagingName(importId, part)}`, fieldNames.get(part) ?? [], [
      `${lines.join("\n")}\n`,
    ]);
  }
}

function copyTexts(batch: (IntakeRow | Reject)[], counts: StageCounts): Map<StagingPart, string[]> {
  const parts = new Map<StagingPart, string[]>(stagingParts.map((part) => [part, []]));
  const add = (part: StagingPart, cells: Cell[]) => parts.get(part)?.push(cells.map(copyField).join("\t"));
  for (const result of batch) {
    counts.rows += 1;
    if (isReject(result)) {
      counts.rejected += 1;
      add("reject", [result.line, result.column, result.code, result.sentence, JSON.stringify(result.cells)]);
    } else addRow(result, add, counts);
  }
  return parts;
}

function addRow(row: IntakeRow, add: (part: StagingPart, cells: Cell[]) => void, counts: StageCounts): void {
  const { line, lead, deal, touch, defect, list } = row;
  add("row", [
    line,
    list.vendor ?? null,
    list.name ?? null,
    list.purchased_on,
    lead !== undefined,
    ...leadCells(lead),
  ]);
  if (lead) {
    counts.leads += 1;
    if (lead.anonymous) counts.anonymous += 1;
  }
  if (deal) {
    counts.deals += 1;
    add("deal", [
      ...[
        line,
        deal.external_id,
        deal.content_hash,
        deal.named_lead,
        deal.company,
        deal.person,
        deal.email,
        deal.phone,
        deal.website,
      ],
      ...[
        deal.status,
        deal.stage,
        deal.opened_on,
        deal.won_on,
        deal.lost_on,
        deal.currency,
        deal.amount_minor,
        deal.mrr_minor,
      ],
      ...[deal.one_off_minor, deal.months, deal.margin, deal.loss_reason, deal.owner, ...keyCells(deal)],
    ]);
  }
  for (const signal of row.signals) {
    counts.signals += 1;
    add("signal", [
      ...[
        line,
        signal.step_id,
        signal.at,
        signal.polarity,
        signal.manner,
        signal.channel,
        signal.issue_id,
        signal.outcome,
        signal.cue,
      ],
      ...[signal.absence, signal.meeting_on, signal.note, signal.who, ...referenceCells(signal)],
    ]);
  }
  if (touch) {
    counts.touches += 1;
    add("touch", [line, touch.at, touch.channel, touch.outcome, touch.who, ...referenceCells(touch)]);
  }
  if (defect) add("defect", [line, defect.defect_on, defect.reason]);
}

const noLead = stagingFields("row")
  .slice(5)
  .map(() => null);

function leadCells(lead: IntakeRow["lead"]): Cell[] {
  if (!lead) return noLead;
  return [
    ...[
      lead.vendor_lead_id,
      lead.content_hash,
      lead.company,
      lead.person,
      lead.title,
      lead.email,
      lead.phone,
      lead.mobile,
      lead.website,
    ],
    ...[
      lead.street,
      lead.city,
      lead.region,
      lead.postal_code,
      lead.country,
      lead.seats,
      lead.industry,
      lead.purchase_unit,
    ],
    ...[
      lead.price_minor,
      lead.price_currency,
      lead.purchased_on,
      lead.delivered_at,
      lead.note,
      lead.anonymous,
      ...keyCells(lead),
    ],
  ];
}

function keyCells(row: NonNullable<IntakeRow["lead"] | IntakeRow["deal"]>): Cell[] {
  return [row.email_key, row.phone_key, row.domain_key, row.company_key, row.city_key, row.person_key];
}

function referenceCells(row: LeadReference): Cell[] {
  return [row.named_lead, row.named_deal, row.email_key, row.phone_key, row.company_key];
}
