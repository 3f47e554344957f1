// What do the words of imports mean?
import type { Term } from "./metric";

export const importWords = {
  fileRows: {
    name: "Rows",
    says: "Rows of the file below its header, blank ones left out: accepted + already here + rejected.",
  },
  accepted: {
    name: "Accepted",
    says: "Rows that were taken in: they made something new, or changed what was here.",
  },
  alreadyHere: {
    name: "Already here",
    says: "An imported row whose lead exists: same vendor, list and lead id, or without an id the same content. It is not taken again.",
  },
  rejected: {
    name: "Rejected",
    says: "Rows that were not taken in, each kept with its line, its column and a sentence that says why. They can be mended.",
  },
} as const satisfies Record<string, Term>;
