// Which leads are we sure of: those never worked, fresh, silent or waiting for a meeting?
import { bought, no, none, placket, type StateCase, yes } from "./stateCase";

export const stateCasesMoving: readonly StateCase[] = [
  {
    id: "unworked",
    why: "nobody ever called",
    lead: { ...bought, as_of: "2026-06-01" },
    expect: {
      ...none,
      state: "unworked",
      frontier: "Reached",
      steps: placket("........."),
      bucket: "never worked",
    },
  },
  {
    id: "fresh",
    why: "bought three days ago: too early to call unworked",
    lead: { ...bought, as_of: "2026-01-13" },
    expect: {
      ...none,
      state: "active",
      frontier: "Reached",
      steps: placket("........."),
      bucket: "ripening",
    },
  },
  {
    id: "touched-silent",
    why: "called once, buyer never said anything: silent at the first step, not unworked",
    lead: { ...bought, as_of: "2026-06-01", touches: [{ at: "2026-01-12" }] },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Reached",
      steps: placket("........."),
      stalls_on: "2026-01-27",
      bucket: "went silent",
      bucket_step: "Reached",
    },
  },
  {
    id: "touch-then-recent",
    why: "a touch does not move the clock once the buyer has spoken",
    lead: {
      ...bought,
      as_of: "2026-02-20",
      touches: [{ at: "2026-02-15" }],
      signals: [yes("Reached", "2026-01-12")],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Appointment set",
      steps: placket("b........"),
      stalls_on: "2026-02-03",
      bucket: "went silent",
      bucket_step: "Appointment set",
    },
  },
  {
    id: "active",
    why: "buyer spoke last week",
    lead: {
      ...bought,
      as_of: "2026-02-01",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-28", { meeting_on: "2026-02-05" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Appointment held",
      steps: placket("bb......."),
      stalls_on: "2026-02-27",
      bucket: "ripening",
    },
  },
  {
    id: "meeting-ahead",
    why: "an agreed meeting holds the clock until its date",
    lead: {
      ...bought,
      as_of: "2026-03-10",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14", { meeting_on: "2026-03-01" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Appointment held",
      steps: placket("bb......."),
      stalls_on: "2026-03-23",
      bucket: "ripening",
    },
  },
  {
    id: "meeting-passed",
    why: "21 days after the agreed date without a word",
    lead: {
      ...bought,
      as_of: "2026-03-23",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14", { meeting_on: "2026-03-01" }),
      ],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Appointment held",
      steps: placket("bb......."),
      stalls_on: "2026-03-23",
      bucket: "went silent",
      bucket_step: "Appointment held",
    },
  },
  {
    id: "limit-day",
    why: "on the last day of the limit it is not stalled yet",
    lead: {
      ...bought,
      as_of: "2026-03-22",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14", { meeting_on: "2026-03-01" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Appointment held",
      steps: placket("bb......."),
      stalls_on: "2026-03-23",
      bucket: "ripening",
    },
  },
  {
    id: "no-show",
    why: "no-show is absence: clock stays at the meeting date",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14", { meeting_on: "2026-01-20" }),
        no("Appointment held", "2026-01-20T15:00", { outcome: "no-show" }),
      ],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Appointment held",
      steps: placket("bbo......"),
      stalls_on: "2026-02-11",
      bucket: "no-show",
      bucket_step: "Appointment held",
    },
  },
  {
    id: "no-show-then-held",
    why: "a later held meeting resolves the no-show",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14"),
        no("Appointment held", "2026-01-20", { outcome: "no-show" }),
        yes("Appointment held", "2026-01-27", { outcome: "held" }),
      ],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Pain agreed",
      steps: placket("bbb......"),
      stalls_on: "2026-02-27",
      bucket: "went silent",
      bucket_step: "Pain agreed",
    },
  },
];
