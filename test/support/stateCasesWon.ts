// Which leads are we sure of: those that were won, fully buttoned or by a magic close?
import { bought, no, none, placket, type StateCase, yes } from "./stateCase";

export const stateCasesWon: readonly StateCase[] = [
  {
    id: "won-buttoned",
    why: "every button closed before the signature",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      deals: [{ status: "won", opened_on: "2026-01-20", won_on: "2026-04-01" }],
      signals: [
        yes("Reached", "2026-01-11"),
        yes("Appointment set", "2026-01-12"),
        yes("Appointment held", "2026-01-13"),
        yes("Pain agreed", "2026-01-14"),
        yes("Proactive service ends downtime", "2026-02-11"),
        yes("Unlimited help desk replaces the IT liaison", "2026-02-12"),
        yes("Price range accepted", "2026-02-13"),
        yes("Proposal agreed", "2026-02-14"),
      ],
    },
    expect: {
      ...none,
      state: "won",
      frontier: null,
      steps: placket("bbbbbbbbb"),
      bucket: "won",
      magic_close: false,
    },
  },
  {
    id: "won-magic",
    why: "won with the price never agreed: a magic close",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      deals: [{ status: "won", opened_on: "2026-01-20", won_on: "2026-04-01" }],
      signals: [
        yes("Reached", "2026-01-12"),
        yes("Appointment set", "2026-01-14"),
        yes("Appointment held", "2026-01-20", { outcome: "held" }),
        no("Price range accepted", "2026-02-01", { issue: "price" }),
      ],
    },
    expect: {
      ...none,
      state: "won",
      frontier: null,
      steps: placket("bbb---o-b"),
      bucket: "won",
      magic_close: true,
    },
  },
  {
    id: "won-unrecorded",
    why: "a won deal and no signals: not a magic close, not recorded",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      deals: [{ status: "won", opened_on: "2026-01-20", won_on: "2026-04-01" }],
    },
    expect: {
      ...none,
      state: "won",
      frontier: null,
      steps: placket("--------b"),
      bucket: "won",
      magic_close: "not recorded",
    },
  },
  {
    id: "won-by-signal",
    why: "signed button pressed, no deal row",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      signals: [yes("Reached", "2026-01-12"), yes("Signed", "2026-03-01")],
    },
    expect: {
      ...none,
      state: "won",
      frontier: null,
      steps: placket("b-------b"),
      bucket: "won",
      magic_close: true,
    },
  },
  {
    id: "won-later",
    why: "as of a day before the win it was active",
    lead: {
      ...bought,
      as_of: "2026-03-31",
      deals: [{ status: "won", opened_on: "2026-01-20", won_on: "2026-04-01" }],
      signals: [yes("Reached", "2026-01-12"), yes("Proposal agreed", "2026-03-25")],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Signed",
      steps: placket("b------b."),
      stalls_on: "2026-05-10",
      bucket: "ripening",
    },
  },
  {
    id: "after-win",
    why: "signals after the win are history only",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      deals: [{ status: "won", won_on: "2026-04-01" }],
      signals: [yes("Reached", "2026-01-12"), no("Price range accepted", "2026-04-20", { issue: "price" })],
    },
    expect: {
      ...none,
      state: "won",
      frontier: null,
      steps: placket("b-------b"),
      bucket: "won",
      magic_close: true,
    },
  },
];
