// Which leads are we sure of: those with objections, open, resolved or raised again?
import { bought, no, none, placket, type StateCase, said, yes } from "./stateCase";

export const stateCasesObjections: readonly StateCase[] = [
  {
    id: "objection-open",
    why: "price objection never answered; later talk about pain does not answer it",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14"),
        yes("Appointment held", "2026-01-20", { outcome: "held" }),
        no("Price range accepted", "2026-01-20", { issue: "price" }),
        yes("Pain agreed", "2026-01-25"),
      ],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Price range accepted",
      steps: placket("bbbb..o.."),
      stalls_on: "2026-02-25",
      bucket: "objection left open",
      bucket_step: "Price range accepted",
      bucket_issue: "price",
    },
  },
  {
    id: "objection-wrong-issue",
    why: "a positive on another issue of the same step resolves nothing",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      signals: [
        yes("Reached", "2026-01-12"),
        no("Price range accepted", "2026-01-20", { issue: "price" }),
        yes("Price range accepted", "2026-01-25", { issue: "timing" }),
      ],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Price range accepted",
      steps: placket("b.....o.."),
      stalls_on: "2026-02-25",
      bucket: "objection left open",
      bucket_step: "Price range accepted",
      bucket_issue: "price",
    },
  },
  {
    id: "objection-resolved",
    why: "the same issue answered later",
    lead: {
      ...bought,
      as_of: "2026-02-10",
      signals: [
        yes("Reached", "2026-01-12"),
        no("Price range accepted", "2026-01-20", { issue: "price" }),
        yes("Price range accepted", "2026-01-25", { issue: "price" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Proposal agreed",
      steps: placket("b-----b.."),
      stalls_on: "2026-02-25",
      bucket: "ripening",
    },
  },
  {
    id: "objection-assumed",
    why: "a positive without issue answers all earlier objections of the step",
    lead: {
      ...bought,
      as_of: "2026-02-10",
      signals: [
        no("Price range accepted", "2026-01-20", { issue: "price" }),
        no("Price range accepted", "2026-01-21", { issue: "timing" }),
        yes("Price range accepted", "2026-01-25"),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Proposal agreed",
      steps: placket("------b.."),
      stalls_on: "2026-02-25",
      bucket: "ripening",
    },
  },
  {
    id: "same-minute",
    why: "at equal times the negative counts as later",
    lead: {
      ...bought,
      as_of: "2026-02-01",
      signals: [
        yes("Pain agreed", "2026-01-20T10:00"),
        no("Pain agreed", "2026-01-20T10:00", { issue: "unclear value" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Pain agreed",
      steps: placket("...o....."),
      stalls_on: "2026-02-20",
      bucket: "ripening",
    },
  },
  {
    id: "reopened",
    why: "buttoned, then a new objection on the same step",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-13"),
        yes("Pain agreed", "2026-01-20"),
        no("Pain agreed", "2026-02-02", { manner: "unspoken", issue: "timing", cue: "late or cut short" }),
      ],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Pain agreed",
      steps: placket("bb.o....."),
      stalls_on: "2026-03-05",
      bucket: "objection left open",
      bucket_step: "Pain agreed",
      bucket_issue: "timing",
    },
  },
  {
    id: "stopped-replying",
    why: "silence noted as a signal does not postpone stalling",
    lead: {
      ...bought,
      as_of: "2026-03-01",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14"),
        yes("Appointment held", "2026-01-20", { outcome: "held" }),
        no("Pain agreed", "2026-02-20", { manner: "unspoken", cue: "stopped replying" }),
      ],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Pain agreed",
      steps: placket("bbbo....."),
      stalls_on: "2026-02-20",
      bucket: "objection left open",
      bucket_step: "Pain agreed",
    },
  },
  {
    id: "skipped",
    why: "steps never recorded are skipped, the lead sits after the furthest button",
    lead: {
      ...bought,
      as_of: "2026-02-25",
      signals: [
        yes("Appointment held", "2026-01-20", { outcome: "held" }),
        yes("Price range accepted", "2026-02-10"),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Proposal agreed",
      steps: placket("--b---b.."),
      stalls_on: "2026-03-13",
      bucket: "ripening",
    },
  },
  {
    id: "rescheduled",
    why: "a neutral outcome moves the date and buttons nothing",
    lead: {
      ...bought,
      as_of: "2026-02-20",
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14", { meeting_on: "2026-01-20" }),
        said("Appointment held", "2026-01-19", { outcome: "rescheduled", meeting_on: "2026-02-15" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Appointment held",
      steps: placket("bb......."),
      stalls_on: "2026-03-09",
      bucket: "ripening",
    },
  },
];
