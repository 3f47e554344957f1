// For what can a vendor charge, and what is each called on a screen?

/** What an invoice line pays for (PRODUCT.md 3 "Cost"). */
export const chargeBases = ["record", "lead", "set", "held", "flat", "retainer", "hours"] as const;
export type ChargeBasis = (typeof chargeBases)[number];

/** A basis as a choice of a form, with the leads it falls on. */
export const basisLabels: Record<ChargeBasis, string> = {
  record: "Per record: all leads of its list",
  lead: "Per lead: all leads of its list",
  set: "Per appointment set: leads that reached that step",
  held: "Per appointment held: leads that reached that step",
  flat: "Flat sum: all leads of its list",
  retainer: "Retainer: leads of its period",
  hours: "Hours: leads of its period",
};

/** A basis as a table names it. */
export const basisWords: Record<ChargeBasis, string> = {
  ...{ record: "Per record", lead: "Per lead", set: "Per set", held: "Per held" },
  ...{ flat: "Flat sum", retainer: "Retainer", hours: "Hours" },
};
