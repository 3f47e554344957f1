// Which values that are here already may a file change?
import { type ConflictRule, conflictRules } from "../domain/vocabulary";
import type { Mapping } from "./mapping";
import { isTargetName, type TargetName } from "./targets";

/** Rules by column of a table. */
export interface ConflictRules {
  lead: Record<string, ConflictRule>;
  deal: Record<string, ConflictRule>;
  /** Whether the file says how its deals stand: otherwise "open" is only an assumption, and changes nothing. */
  statesStatus: boolean;
}

/** Columns whose names differ from their fields'. */
const columnNames: Partial<Record<TargetName, string>> = {
  "lead.cost": "price_minor",
  "deal.lead_id": "named_lead",
  "deal.amount": "amount_minor",
  "deal.mrr": "mrr_minor",
  "deal.one_off": "one_off_minor",
};

/** Fields that say which lead or deal it is, go with an amount or a status, or are facts of their own. */
const ruleless: readonly TargetName[] = [
  ...([
    "lead.vendor_lead_id",
    "lead.content",
    "lead.currency",
    "lead.disqualified_on",
    "lead.defect",
  ] as const),
  ...(["deal.deal_id", "deal.currency", "deal.stage", "deal.known"] as const),
];

/** Whether a field of a lead or deal that is here already may be changed, so that a rule must say how. */
export function hasRule(target: TargetName): boolean {
  return (target.startsWith("lead.") || target.startsWith("deal.")) && !ruleless.includes(target);
}

/** The rule of a field nobody gave one: a lead that is here is not taken again, a later export of a deal is the truth about it. */
export function usualRule(target: TargetName): ConflictRule {
  return target.startsWith("deal.") ? "overwrite" : "never";
}

/** The column that holds a field. */
export function columnOf(target: TargetName): string {
  return columnNames[target] ?? target.slice(target.indexOf(".") + 1);
}

/** The mapping with one rule for all fields of leads, but for those it has a rule for. */
export function withLeadRule(mapping: Mapping, rule: ConflictRule): Mapping {
  const all = mappedTargets(mapping).filter((target) => target.startsWith("lead.") && hasRule(target));
  return {
    ...mapping,
    conflicts: { ...Object.fromEntries(all.map((target) => [target, rule])), ...mapping.conflicts },
  };
}

/** The rules of a mapping's fields. */
export function rulesOf(mapping: Mapping): ConflictRules {
  const mapped = mappedTargets(mapping);
  const of = (part: string) =>
    Object.fromEntries(
      mapped
        .filter((target) => target.startsWith(`${part}.`) && hasRule(target))
        .map((target) => [columnOf(target), mapping.conflicts[target] ?? usualRule(target)]),
    );
  return { lead: of("lead"), deal: of("deal"), statesStatus: mapped.includes("deal.status") };
}

/** The rule a text names, also by the command line's short word. */
export function ruleOf(text: string): ConflictRule | undefined {
  return conflictRules.find((rule) => rule === text || (text === "fill" && rule === "fill blanks only"));
}

function mappedTargets({ columns, constants }: Mapping): TargetName[] {
  return [...new Set([...Object.keys(columns), ...Object.keys(constants)])].filter(isTargetName);
}
