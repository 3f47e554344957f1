// Which leads are we sure of where the written rules needed a decision?
import { bought, no, none, placket, type StateCase, said, yes } from "./stateCase";

const price = "Price range accepted";
const held = "Appointment held";

export const stateCasesSettled: readonly StateCase[] = [
  {
    id: "meeting-called-off",
    why: "a cancellation before the agreed day takes the meeting away; the clock falls back to the buyer's last word",
    lead: {
      ...{ ...bought, as_of: "2026-02-04" },
      signals: [
        yes("Appointment set", "2026-01-14", { meeting_on: "2026-02-20" }),
        no(held, "2026-02-01", { outcome: "cancelled" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: held,
      steps: placket("-bo......"),
      stalls_on: "2026-02-05",
      bucket: "ripening",
    },
  },
  {
    id: "meeting-called-off-on-the-day",
    why: "a cancellation on the agreed day is an absence: the meeting still holds the clock",
    lead: {
      ...{ ...bought, as_of: "2026-03-13" },
      signals: [
        yes("Appointment set", "2026-01-14", { meeting_on: "2026-02-20" }),
        no(held, "2026-02-20", { outcome: "cancelled" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: held,
      steps: placket("-bo......"),
      stalls_on: "2026-03-14",
      bucket: "ripening",
    },
  },
  {
    id: "meeting-agreed-anew",
    why: "after a cancellation the new date holds the clock",
    lead: {
      ...{ ...bought, as_of: "2026-03-22" },
      signals: [
        yes("Appointment set", "2026-01-14", { meeting_on: "2026-02-20" }),
        no(held, "2026-02-01", { outcome: "cancelled" }),
        yes("Appointment set", "2026-02-05", { meeting_on: "2026-03-01" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: held,
      steps: placket("-bo......"),
      stalls_on: "2026-03-23",
      bucket: "ripening",
    },
  },
  {
    id: "only-absence",
    why: "where the buyer was only ever absent the first touch holds the clock",
    lead: {
      ...{ ...bought, as_of: "2026-01-27" },
      touches: [{ at: "2026-01-12" }, { at: "2026-01-18" }],
      signals: [no("Reached", "2026-01-20", { issue: "no response" })],
    },
    expect: {
      ...{
        ...none,
        state: "stalled",
        frontier: "Reached",
        steps: placket("o........"),
        stalls_on: "2026-01-27",
      },
      ...{ bucket: "objection left open", bucket_step: "Reached", bucket_issue: "no response" },
    },
  },
  {
    id: "answered-at-last",
    why: "a positive that answers silence is a word of the buyer: it moves the clock",
    lead: {
      ...{ ...bought, as_of: "2026-02-20" },
      signals: [
        no("Reached", "2026-01-20", { issue: "no response" }),
        yes("Reached", "2026-02-10", { issue: "no response" }),
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: "Appointment set",
      steps: placket("b........"),
      stalls_on: "2026-03-04",
      bucket: "ripening",
    },
  },
  {
    id: "latest-open-deal",
    why: "of several open deals the one opened last holds the clock; a lost one holds nothing",
    lead: {
      ...{ ...bought, as_of: "2026-04-01" },
      deals: [
        { status: "open", opened_on: "2026-01-20" },
        { status: "open", opened_on: "2026-02-15" },
        { status: "lost", opened_on: "2026-03-20", lost_on: "2026-03-25" },
      ],
    },
    expect: {
      ...none,
      state: "active",
      frontier: null,
      steps: placket("........."),
      stalls_on: "2026-04-02",
      bucket: "ripening",
    },
  },
  {
    id: "won-same-day",
    why: "what the buyer says on the day of the win still counts",
    lead: {
      ...{ ...bought, as_of: "2026-06-01", deals: [{ status: "won", won_on: "2026-04-01" }] },
      signals: [yes("Reached", "2026-01-12"), no(price, "2026-04-01T16:00", { issue: "price" })],
    },
    expect: {
      ...none,
      state: "won",
      frontier: null,
      steps: placket("b-----o-b"),
      bucket: "won",
      magic_close: true,
    },
  },
  {
    id: "won-undated",
    why: "a win without a date holds from the purchase, so that what came later is history",
    lead: {
      ...bought,
      as_of: "2026-06-01",
      deals: [{ status: "won" }],
      signals: [yes("Reached", "2026-01-12")],
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
    id: "deal-ahead",
    why: "a deal opened after the day does not exist yet: nobody has done anything",
    lead: {
      ...bought,
      as_of: "2026-02-01",
      deals: [{ status: "won", opened_on: "2026-02-02", won_on: "2026-03-01" }],
    },
    expect: {
      ...none,
      state: "unworked",
      frontier: "Reached",
      steps: placket("........."),
      bucket: "never worked",
    },
  },
  {
    id: "follow-up-day",
    why: "on the fifth day it is not unworked yet",
    lead: { ...bought, as_of: "2026-01-15" },
    expect: {
      ...none,
      state: "active",
      frontier: "Reached",
      steps: placket("........."),
      bucket: "ripening",
    },
  },
  {
    id: "after-follow-up-day",
    why: "on the sixth it is",
    lead: { ...bought, as_of: "2026-01-16" },
    expect: {
      ...none,
      state: "unworked",
      frontier: "Reached",
      steps: placket("........."),
      bucket: "never worked",
    },
  },
  {
    id: "two-objections",
    why: "of two open objections on the step the later one is named",
    lead: {
      ...{ ...bought, as_of: "2026-06-01" },
      signals: [no(price, "2026-01-20", { issue: "price" }), no(price, "2026-01-25", { issue: "timing" })],
    },
    expect: {
      ...{ ...none, state: "stalled", frontier: price, steps: placket("......o.."), stalls_on: "2026-02-25" },
      ...{ bucket: "objection left open", bucket_step: price, bucket_issue: "timing" },
    },
  },
  {
    id: "issue-answers-none-named",
    why: "a positive that names an issue also answers an objection that named none",
    lead: {
      ...bought,
      as_of: "2026-02-01",
      signals: [no(price, "2026-01-20"), yes(price, "2026-01-25", { issue: "price" })],
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
    id: "lost-no-show",
    why: "a lead lost after a no-show goes to no-show, not to objections",
    lead: {
      ...{
        ...bought,
        as_of: "2026-06-01",
        deals: [{ status: "lost", opened_on: "2026-01-15", lost_on: "2026-02-15" }],
      },
      signals: [yes("Appointment set", "2026-01-14"), no(held, "2026-01-20", { outcome: "no-show" })],
    },
    expect: {
      ...none,
      state: "lost",
      frontier: held,
      steps: placket("-bo......"),
      bucket: "no-show",
      bucket_step: held,
    },
  },
  {
    id: "touched-deal",
    why: "we called and entered a deal, the buyer never said a word: a frontier, but nothing recorded",
    lead: {
      ...{ ...bought, as_of: "2026-06-01", touches: [{ at: "2026-01-12" }] },
      deals: [{ status: "open", opened_on: "2026-02-01" }],
    },
    expect: {
      ...none,
      state: "stalled",
      frontier: "Reached",
      steps: placket("........."),
      stalls_on: "2026-01-27",
      bucket: "not recorded",
    },
  },
  {
    id: "neutral-word",
    why: "a neutral word buttons nothing, but it is a word: it moves the clock",
    lead: { ...bought, as_of: "2026-01-31", signals: [said("Reached", "2026-01-20")] },
    expect: {
      ...none,
      state: "active",
      frontier: "Reached",
      steps: placket("........."),
      stalls_on: "2026-02-04",
      bucket: "ripening",
    },
  },
];
