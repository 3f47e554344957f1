// Why was a form of the ledger not carried out, and what was typed in it?

export interface CircleBackRefusal {
  signalId: number;
  trouble: string;
  /** What was typed, so that nothing is lost. */
  typed: { owner: string; dueOn: string; snoozedTo: string; note: string };
}
