// How is it said what became of a decision about companies?

/** What came of it, in a sentence; undefined where it was done. */
export function companyRefusal(outcome: string): string | undefined {
  return refusals[outcome];
}

const refusals: Record<string, string> = {
  missing: "There is no such lead, deal or decision here. Nothing was changed.",
  nameless: "It says nothing of its company, so there is nothing to hold it by. Nothing was changed.",
  same: "They are one company already. Nothing was changed.",
  alone: "Nothing else here is of its company. Nothing was changed.",
  "own row":
    "That deal stands in a lead’s own row: set the lead apart, and it goes with it. Nothing was changed.",
  "built on": "Another company was merged with it since: take that back first. Nothing was changed.",
  busy: "A file or its matches are being stored right now. Nothing was changed: try again in a moment.",
};

interface Decided {
  what: "merged" | "apart";
  name: string;
  into_name: string | null;
  by: string;
}

/** "Fir Bakery is the same company as Elm Street Law, said Ana", "Oak Dental is not the same company as Oak Dentistry, said Bo". */
export function companyDecisionWords({ what, name, into_name, by }: Decided): string {
  return `${name} is ${what === "merged" ? "" : "not "}the same company as ${into_name ?? "the others"}, said ${by}`;
}
