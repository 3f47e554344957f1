// Which leads did the sample organization buy, when, from whom, and which of them twice?
import { addDays, type Day, daysBetween, formatMonth, monthOf } from "../../app/domain/day";
import { duplicateWindowDays } from "../../app/domain/vocabulary";
import { type Buyer, makeBuyers, type Person } from "./buyers";
import { Random } from "./random";

export const vendors = {
  copperline: "Copperline Data",
  dialmoor: "Dialmoor",
  quillhall: "Quillhall Appointments",
  lanternway: "Lanternway",
} as const;
export type VendorKey = keyof typeof vendors;

/** One bought line, before anything happened to it. */
export interface Purchase {
  vendor: VendorKey;
  /** Which file of the vendor, from 1. */
  file: number;
  list: string;
  purchasedOn: Day;
  id: string;
  buyer: Buyer;
  person: Person;
  /** Names nobody. */
  anonymous: boolean;
  duplicate: boolean;
  /** Nothing may happen to it, so that facts told by e-mail or phone find the other lead of its buyer. */
  mute: boolean;
  /** May have no deal: its buyer's first lead would be credited with it. */
  dealless: boolean;
}

/** Days before the end on which the vendor's lists were bought, with the number of leads each. */
const coldLists = [
  { ago: 418, leads: 160, name: "Regional prospects" },
  { ago: 262, leads: 160, name: "Regional prospects, refreshed" },
  { ago: 46, leads: 110, name: "Regional prospects, new towns" },
];

/** Days before the end, first and last, of the periods the appointment vendor is paid for. */
export const retainers = [
  { first: 425, last: 304, leads: 44 },
  { first: 303, last: 123, leads: 68 },
  { first: 122, last: 3, leads: 48 },
];

/** All purchases in the order of their files: 1,200 leads over some 14 months up to the end day. */
export function makePurchases(endDay: Day): Purchase[] {
  const random = new Random(41);
  const buyers = makeBuyers(1260);
  let next = 0;
  const buy = (vendor: VendorKey, file: number, list: string, ago: number, id = ""): Purchase => {
    const buyer = buyers[next] as Buyer;
    next += 1;
    const flags = { anonymous: false, duplicate: false, mute: false, dealless: false };
    return {
      ...{ vendor, file, list, id, buyer, person: buyer.person },
      purchasedOn: addDays(endDay, -ago),
      ...flags,
    };
  };
  const days = (count: number, first: number, last: number) =>
    Array.from({ length: count }, () => random.whole(last, first)).sort((a, b) => b - a);

  const copperline = coldLists.flatMap(({ ago, leads, name }, index) =>
    Array.from({ length: leads }, () => buy("copperline", index + 1, name, ago)),
  );
  const dialmoor = days(260, 420, 2).map((ago, index) => {
    return buy("dialmoor", 1, `Dialmoor ${monthOf(addDays(endDay, -ago))}`, ago, `DM-${10_204 + index * 3}`);
  });
  const quillhall = retainers.flatMap(({ first, last, leads }, index) => {
    const name = `Retainer ${formatMonth(monthOf(addDays(endDay, -first)))} to ${formatMonth(monthOf(addDays(endDay, -last)))}`;
    return days(leads, first, last).map((ago) => buy("quillhall", index + 1, name, ago));
  });
  const lanternway = days(350, 424, 1).map((ago, index) => {
    const campaign = random.pick([
      "Downtime checklist",
      "Downtime checklist",
      "Price calculator",
      "Referral partners",
    ]);
    return buy("lanternway", 1, campaign, ago, `LW${4100 + index}`);
  });
  for (const lead of copperline.slice(200, 202)) lead.anonymous = true;
  sellTwice({ copperline, dialmoor, quillhall, lanternway });
  return [...copperline, ...dialmoor, ...quillhall, ...lanternway];
}

/** Buyers beyond those of `makePurchases`, for rows nobody bought anything by. */
export function strangers(): Buyer[] {
  return makeBuyers(1300).slice(1260);
}

function sellTwice({ copperline, dialmoor, quillhall, lanternway }: Record<VendorKey, Purchase[]>): void {
  const used = new Set<Purchase>();
  const resell = (
    earlier: Purchase[],
    laterOnes: Purchase[],
    { after, to = 365, colleague = false }: Resale,
  ) => {
    const first = earlier.find((lead) => !used.has(lead));
    const again = laterOnes.find((later) => {
      const age = first === undefined ? -1 : daysBetween(first.purchasedOn, later.purchasedOn);
      return later !== first && !used.has(later) && age >= after && age <= to;
    });
    if (!first || !again) throw new Error("sellTwice: nothing to sell again");
    used.add(first).add(again);
    again.buyer = first.buyer;
    again.person = colleague ? first.buyer.colleague : first.buyer.person;
    again.duplicate = daysBetween(first.purchasedOn, again.purchasedOn) <= duplicateWindowDays;
    first.mute = first.vendor === "copperline";
    again.mute = again.vendor === "copperline";
    again.dealless = again.vendor === "quillhall";
  };
  const times = (count: number) => Array.from({ length: count }, (_, index) => index);
  for (const n of times(14))
    resell(copperline.slice(4 + n * 9, 140), dialmoor, { after: 20 + n * 20, colleague: n % 3 === 0 });
  // Too long ago to count.
  for (const n of times(2)) resell(copperline.slice(140 + n, 150), lanternway, { after: 370, to: 418 });
  // The same person twice on one list.
  for (const n of times(3))
    resell(copperline.slice(143 + n, 150), copperline.slice(150, 160), { after: 0, to: 0 });
  for (const n of times(6))
    resell(copperline.slice(170 + n * 5, 200), quillhall, { after: 10 + n * 25, colleague: n % 2 === 0 });
  for (const n of times(8))
    resell(lanternway.slice(6 + n * 16), dialmoor, { after: 25 + n * 15, colleague: n % 4 === 0 });
  for (const n of times(8))
    resell(dialmoor.slice(5 + n * 12), lanternway, { after: 30 + n * 12, colleague: n % 4 === 1 });
  for (const n of times(4)) resell(dialmoor.slice(9 + n * 15), dialmoor, { after: 45 + n * 20 });
}

interface Resale {
  /** Days from the first purchase to the second, at least and at most. */
  after: number;
  to?: number;
  /** Whether the second names somebody else of the company. */
  colleague?: boolean;
}
