// What is the oracle told of a lead, and what does it answer?
import type { Day } from "../../app/domain/day";
import type { Bucket, DealStatus, State, StepKind, StepState } from "../../app/domain/vocabulary";

export interface OracleSignal {
  step: string;
  /** Local time of the organization: "2026-01-20" or "2026-01-20T15:00". */
  at: string;
  polarity: "positive" | "negative" | "neutral";
  manner?: "spoken" | "unspoken";
  issue?: string | null;
  outcome?: string | null;
  cue?: string | null;
  meeting_on?: Day | null;
}

export interface OracleDeal {
  status: DealStatus;
  opened_on?: Day | null;
  won_on?: Day | null;
  lost_on?: Day | null;
  mrr_minor?: number | null;
  one_off_minor?: number | null;
  amount_minor?: number | null;
  months?: number | null;
  /** Percent. */
  margin?: number | null;
}

export interface OracleStep {
  name: string;
  kind: StepKind;
  /** First day in force; always before where absent. */
  from?: Day | null;
  /** First day no longer in force. */
  to?: Day | null;
}

/** One lead with the facts of its own; its deals are those it has a share in. */
export interface OracleLead {
  purchased_on: Day | null;
  as_of: Day;
  /** Local time; bought and delivered are the same where absent. */
  delivered_at?: string | null;
  cost_minor?: number | null;
  credits?: { on: Day; minor: number }[];
  duplicate?: boolean;
  touches?: { at: string }[];
  signals?: OracleSignal[];
  deals?: OracleDeal[];
  defects?: { on: Day | null; reason?: string }[];
  /** In order; the default steps where absent. */
  steps?: readonly OracleStep[];
  /** Days by step name; the kind's default where absent. */
  limits?: Readonly<Record<string, number>>;
}

export interface OracleAnswer {
  state: State;
  frontier: string | null;
  steps: Record<string, StepState>;
  stalls_on: Day | null;
  bucket: Bucket;
  bucket_step: string | null;
  bucket_issue: string | null;
  magic_close: boolean | "not recorded" | null;
  /** Names of the steps reached. */
  reached: string[];
  clock_on: Day | null;
  won_on: Day | null;
  /** First buttoning of each buttoned step, and the days it took; null days where the purchase is unknown. */
  times: { step: string; on: Day; days: number | null }[];
}
