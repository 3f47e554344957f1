// How do the leads of each vendor tend to go: where do they move on, object, fall silent?

export interface StepOdds {
  /** Chance that the buyer agrees when asked. */
  yes: number;
  /** Chance that the buyer objects; what is left falls silent. */
  no: number;
  /** Chance that nobody asks or notes it. */
  skip: number;
  /** Days since the last word. */
  days: [number, number];
}

export interface Profile {
  /** Chance that we ever try. */
  worked: number;
  /** Chance that an objection is answered. */
  answered: number;
  /** Chance that an unanswered one does not keep the buyer from signing. */
  magic: number;
  /** Chance that a lead that stopped is written off as lost. */
  writtenOff: number;
  reached: StepOdds;
  set: StepOdds;
  held: { show: number; noShow: number; cancelled: number; again: number };
  pain: StepOdds;
  proactive: StepOdds;
  helpDesk: StepOdds;
  price: StepOdds;
  proposal: StepOdds;
  signed: StepOdds;
  /** What they object to, by weight. */
  issues: Record<"early" | "value" | "price" | "late", Record<string, number>>;
}

const odds = (yes: number, no: number, skip: number, from: number, to: number): StepOdds => ({
  yes,
  no,
  skip,
  days: [from, to],
});

const early = { "no response": 3, timing: 3, "happy with current provider": 4, "no authority": 2 };
const value = {
  "in-house IT person": 4,
  "unclear value": 3,
  "bad past MSP": 2,
  "trust or security": 2,
  "happy with current provider": 2,
};
const late = { timing: 3, "incumbent contract": 4, "no authority": 3, price: 1 };

/** A cheap list of names that hardly anybody calls. */
export const coldList: Profile = {
  ...{ worked: 0.36, answered: 0.25, magic: 0, writtenOff: 0.5 },
  reached: odds(0.2, 0.08, 0, 0, 8),
  set: odds(0.35, 0.35, 0, 2, 20),
  held: { show: 0.7, noShow: 0.15, cancelled: 0.1, again: 0.3 },
  pain: odds(0.6, 0.2, 0.04, 0, 18),
  proactive: odds(0.6, 0.25, 0.06, 3, 25),
  helpDesk: odds(0.7, 0.2, 0.06, 3, 25),
  price: odds(0.6, 0.3, 0.04, 3, 25),
  proposal: odds(0.7, 0.15, 0.04, 4, 25),
  signed: odds(0.8, 0.05, 0, 5, 35),
  issues: { early, value, price: { price: 5, timing: 2 }, late },
};

/** A telemarketer who books appointments many of which nobody attends. */
export const telemarketer: Profile = {
  ...{ worked: 1, answered: 0.32, magic: 0.04, writtenOff: 0.62 },
  reached: odds(1, 0, 0, 0, 0),
  set: odds(1, 0, 0, 0, 0),
  held: { show: 0.38, noShow: 0.42, cancelled: 0.12, again: 0.34 },
  pain: odds(0.5, 0.24, 0.04, 0, 16),
  proactive: odds(0.62, 0.22, 0.06, 3, 24),
  helpDesk: odds(0.66, 0.22, 0.06, 3, 24),
  price: odds(0.56, 0.3, 0.04, 3, 24),
  proposal: odds(0.7, 0.16, 0.04, 4, 24),
  signed: odds(0.76, 0.08, 0, 4, 34),
  issues: { early, value, price: { price: 4, timing: 2, "incumbent contract": 2 }, late },
};

/** Appointments that are attended, with buyers who balk at the price. */
export const appointments: Profile = {
  ...{ worked: 1, answered: 0.16, magic: 0.05, writtenOff: 0.6 },
  reached: odds(1, 0, 0, 0, 0),
  set: odds(1, 0, 0, 0, 0),
  held: { show: 0.84, noShow: 0.07, cancelled: 0.05, again: 0.5 },
  pain: odds(0.88, 0.06, 0.02, 0, 12),
  proactive: odds(0.88, 0.08, 0.04, 2, 20),
  helpDesk: odds(0.88, 0.08, 0.04, 2, 20),
  price: odds(0.22, 0.68, 0.02, 3, 24),
  proposal: odds(0.74, 0.14, 0.04, 4, 22),
  signed: odds(0.82, 0.06, 0, 4, 30),
  issues: { early, value, price: { price: 8, "incumbent contract": 2, timing: 1 }, late },
};

/** People who asked: the leads worth buying again. */
export const inbound: Profile = {
  ...{ worked: 0.96, answered: 0.52, magic: 0.06, writtenOff: 0.66 },
  reached: odds(0.74, 0.06, 0.01, 0, 6),
  set: odds(0.62, 0.2, 0.02, 1, 16),
  held: { show: 0.82, noShow: 0.09, cancelled: 0.05, again: 0.5 },
  pain: odds(0.78, 0.12, 0.03, 0, 14),
  proactive: odds(0.82, 0.12, 0.05, 2, 22),
  helpDesk: odds(0.8, 0.14, 0.05, 2, 22),
  price: odds(0.68, 0.24, 0.03, 3, 24),
  proposal: odds(0.8, 0.12, 0.03, 3, 24),
  signed: odds(0.84, 0.06, 0, 3, 30),
  issues: { early, value, price: { price: 5, timing: 3, "incumbent contract": 2 }, late },
};
