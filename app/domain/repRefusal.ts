// Why was a form of the reps' page not carried out, and what was typed in it?

export interface RepRefusal {
  /** Null for the form that adds one. */
  repId: number | null;
  trouble: string;
  typed: { name: string; email: string; daily: boolean };
}
