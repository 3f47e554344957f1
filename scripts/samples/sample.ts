// What does the sample organization know of its leads on its last day?
import { addDays, type Day } from "../../app/domain/day";
import { makeDeal } from "./deals";
import type { Deal, SampleLead, Signal } from "./facts";
import { walk } from "./journey";
import { sellers } from "./names";
import { appointments, coldList, inbound, telemarketer } from "./profiles";
import { makePurchases, type Purchase, type VendorKey, vendors } from "./purchases";
import { Random } from "./random";

/** A lead with the vendor and file it came in. */
export interface Line extends SampleLead {
  key: VendorKey;
  file: number;
  anonymous: boolean;
}

/** All leads with what happened to them until the end day, in the order of their files. */
export function makeSample(endDay: Day): Line[] {
  return makePurchases(endDay).map((purchase, index) => {
    const random = new Random(7_000 + index);
    const lead: Line = {
      ...{
        key: purchase.vendor,
        file: purchase.file,
        vendor: vendors[purchase.vendor],
        list: purchase.list,
        id: purchase.id,
      },
      ...{
        buyer: purchase.buyer,
        person: purchase.person,
        purchasedOn: purchase.purchasedOn,
        anonymous: purchase.anonymous,
      },
      price: priceOf(random, purchase),
      duplicate: purchase.duplicate,
      ...{ touches: [], ownSignals: [], signals: [], deals: [], defect: null },
    };
    if (purchase.mute || purchase.anonymous) return lead;
    live(random, lead, purchase);
    return until(endDay, lead);
  });
}

function live(random: Random, lead: Line, { vendor, purchasedOn, dealless }: Purchase): void {
  if (vendor === "lanternway" && random.chance(0.05)) {
    lead.deals = unrecorded(random, purchasedOn);
    return;
  }
  const profile = {
    copperline: coldList,
    dialmoor: telemarketer,
    quillhall: appointments,
    lanternway: inbound,
  }[vendor];
  const handedOver = vendor === "dialmoor" || vendor === "quillhall";
  const { touches, signals, deals } = walk(
    random,
    profile,
    purchasedOn,
    handedOver ? "appointment" : "start",
  );
  lead.deals = dealless ? [] : deals;
  lead.signals = signals;
  if (vendor === "dialmoor" || vendor === "lanternway") lead.touches = touches;
  // The cold list's file has room for one dial, on a day.
  if (vendor === "copperline")
    lead.touches = touches
      .slice(0, 1)
      .map((touch) => ({ ...touch, at: touch.at.slice(0, 10), channel: "call", who: "" }));
  if (handedOver) tellInRow(random, lead);
  const faulty = vendor === "lanternway" ? 0.045 : vendor === "dialmoor" ? 0.03 : 0;
  if (deals.length === 0 && random.chance(faulty)) {
    lead.defect = {
      on: addDays(purchasedOn, random.whole(2, 9)),
      reason: random.pick([
        "wrong number",
        "out of area",
        "too small",
        "wrong role",
        "did not agree to a call",
      ]),
    };
  }
}

/** Moves what the vendor's own file says out of our notes: that they spoke, booked, and (for those paid by attendance) met. */
function tellInRow(random: Random, lead: Line): void {
  const [booked, ...rest] = lead.signals;
  if (!booked) return;
  const met = lead.key === "quillhall" ? rest.find((signal) => signal.outcome === "held") : undefined;
  const inRow = (signal: Signal): Signal => ({
    ...signal,
    at: signal.at.slice(0, 10),
    manner: "spoken",
    note: "",
    who: "",
  });
  lead.signals = rest.filter((signal) => signal !== met);
  if (random.chance(0.86)) {
    lead.ownSignals.push(
      inRow({ ...booked, step: "Reached", at: lead.purchasedOn, channel: null, meeting_on: null }),
    );
  }
  if (lead.key === "dialmoor") lead.ownSignals.push(inRow(booked));
  else lead.ownSignals.push(inRow({ ...booked, channel: null, meeting_on: null }));
  if (met) lead.ownSignals.push(inRow({ ...met, channel: null }));
}

/** A deal somebody entered without a word on how it came about. */
function unrecorded(random: Random, purchasedOn: Day): Deal[] {
  const openedOn = addDays(purchasedOn, random.whole(2, 20));
  const endedOn = addDays(openedOn, random.whole(10, 70));
  const deal = makeDeal(random, {
    openedOn,
    endedOn,
    signed: random.chance(0.35),
    writtenOff: 0.6,
    who: random.pick(sellers),
  });
  return deal ? [deal] : [];
}

function priceOf(random: Random, { vendor, list, id }: Purchase): number | null {
  if (vendor === "dialmoor") return id < "DM-10600" ? 22_500 : 24_500;
  if (vendor !== "lanternway" || random.chance(0.035)) return null;
  const base =
    { "Downtime checklist": 9_500, "Price calculator": 12_000, "Referral partners": 16_000 }[list] ?? 9_500;
  return base + random.whole(0, 4) * 250;
}

/** Leaves out what happens after the end day: it is not known yet. */
function until(endDay: Day, lead: Line): Line {
  const known = ({ at }: { at: string }) => at.slice(0, 10) <= endDay;
  const seen = (day: Day | null) => (day !== null && day <= endDay ? day : null);
  return {
    ...lead,
    touches: lead.touches.filter(known),
    ownSignals: lead.ownSignals.filter(known),
    signals: lead.signals.filter(known),
    deals: lead.deals
      .filter((deal) => deal.opened_on <= endDay)
      .map((deal) => {
        const ahead = [deal.won_on, deal.lost_on].some((day) => day !== null && day > endDay);
        return ahead
          ? { ...deal, status: "open", won_on: null, lost_on: null, lossReason: "" }
          : { ...deal, won_on: seen(deal.won_on), lost_on: seen(deal.lost_on) };
      }),
    defect: lead.defect && lead.defect.on <= endDay ? lead.defect : null,
  };
}
