// What is a changed column called, and how are its values written for people?
import { formatMoney } from "./money";

type Values = Record<string, string | number | boolean | null>;

/** One field of a row that was changed; null where it was or became empty. */
export interface FieldChange {
  field: string;
  label: string;
  from: string | null;
  to: string | null;
}

const labels: Record<string, string> = {
  ...of("lead", {
    ...{ company: "Company", person: "Person", title: "Job title", email: "E-mail", phone: "Phone" },
    ...{ mobile: "Mobile", website: "Website", street: "Street", city: "City", region: "State or region" },
    ...{ postal_code: "Postal code", country: "Country", seats: "Seats", industry: "Industry", note: "Note" },
    ...{ purchase_unit: "Purchase unit", price_minor: "Cost", price_currency: "Currency of the cost" },
    ...{ purchased_on: "Bought on", delivered_at: "Delivered at" },
  }),
  ...of("deal", {
    ...{ named_lead: "Deal's lead id", company: "Deal's company", person: "Deal's person" },
    ...{ email: "Deal's e-mail", phone: "Deal's phone", website: "Deal's website" },
    ...{ street: "Deal's street", city: "Deal's city", postal_code: "Deal's postal code" },
    ...{ status: "Deal status or stage", stage: "Stage", opened_on: "Deal opened on" },
    ...{ won_on: "Deal won on", lost_on: "Deal lost on", amount_minor: "Deal amount" },
    ...{ mrr_minor: "Monthly recurring", one_off_minor: "One-off", currency: "Deal currency" },
    ...{ months: "Months", margin: "Margin", loss_reason: "Loss reason", owner: "Deal owner" },
  }),
  ...of("issue", { name: "Name", absence: "Sign of absence", retired: "Retired" }),
  ...of("cue", { name: "Name", polarity: "What it says", absence: "Sign of absence", retired: "Retired" }),
  ...of("prompt", { issue: "Issue", kind: "What it is", words: "Words" }),
  ...of("step", {
    ...{ name: "Name", kind: "Kind", position: "Place", in_force_from: "In force from" },
    ...{ in_force_to: "Retired from", limit_days: "Stall limit typed, days", talking_point: "Talking point" },
  }),
};

/** The name of a changed field, "lead.phone". */
export function fieldLabel(field: string): string {
  return labels[field] ?? field;
}

/** What changed in a row, field by field; a sum is told with its currency. */
export function fieldChanges(
  relation: string,
  { before, after }: { before: Values; after: Values },
): FieldChange[] {
  const money = relation === "lead" ? "price_currency" : "currency";
  const names = Object.keys(after);
  const sums = names.some((name) => name.endsWith("_minor"));
  return names
    .filter((name) => name !== money || !sums)
    .map((name) => ({
      field: `${relation}.${name}`,
      label: fieldLabel(`${relation}.${name}`),
      from: shown(name, before, money),
      to: shown(name, after, money),
    }))
    .filter(({ from, to }) => from !== to);
}

function of(relation: string, names: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([name, label]) => [`${relation}.${name}`, label]));
}

function shown(name: string, values: Values, money: string): string | null {
  const value = values[name] ?? null;
  if (value === null) return null;
  const currency = values[money];
  return name.endsWith("_minor") && typeof value === "number" && typeof currency === "string"
    ? formatMoney(value, currency)
    : String(value);
}
