// What happened to one lead, from the first call to the signature or wherever it stopped?
import { addDays, type Day } from "../../app/domain/day";
import type { MeetingOutcome, Polarity } from "../../app/domain/vocabulary";
import { makeDeal } from "./deals";
import type { Deal, SampleLead, Signal } from "./facts";
import { sellers } from "./names";
import { noteOf } from "./notes";
import type { Profile, StepOdds } from "./profiles";
import type { Random } from "./random";

export interface Journey {
  touches: SampleLead["touches"];
  signals: Signal[];
  deals: Deal[];
}

interface Said {
  polarity: Polarity;
  at?: string;
  channel?: Signal["channel"];
  issue?: string | null;
  outcome?: MeetingOutcome;
  cue?: string;
  meetingOn?: Day;
}

type Group = keyof Profile["issues"];

/** Which steps follow the appointment, and what is objected to there. */
const buyIns: readonly {
  step: string;
  odds: keyof Profile & ("pain" | "proactive" | "helpDesk" | "price" | "proposal");
  group: Group;
}[] = [
  { step: "Pain agreed", odds: "pain", group: "value" },
  { step: "Proactive service ends downtime", odds: "proactive", group: "value" },
  { step: "Unlimited help desk replaces the IT liaison", odds: "helpDesk", group: "value" },
  { step: "Price range accepted", odds: "price", group: "price" },
  { step: "Proposal agreed", odds: "proposal", group: "late" },
];

/** Walks a lead through its steps. `from`: the step the vendor hands it over at. Facts may lie in the future: they are cut off later. */
export function walk(
  random: Random,
  profile: Profile,
  purchasedOn: Day,
  from: "start" | "appointment",
): Journey {
  const who = random.pick(sellers);
  const touches: Journey["touches"] = [];
  const signals: Signal[] = [];
  let day = purchasedOn;
  let openedOn: Day | undefined;

  const time = () =>
    `T${String(random.whole(8, 17)).padStart(2, "0")}:${random.pick(["00", "10", "15", "20", "30", "40", "45", "50"])}`;
  const say = (
    step: string,
    { polarity, at, channel = "meeting", issue = null, outcome, cue, meetingOn }: Said,
  ) => {
    signals.push({
      ...{ step, polarity, channel, issue, who },
      at: at ?? `${day}${time()}`,
      manner: cue === undefined ? "spoken" : "unspoken",
      outcome: outcome ?? null,
      cue: cue ?? null,
      meeting_on: meetingOn ?? null,
      note: noteOf(random, { polarity, issue, outcome: outcome ?? null, cue: cue ?? null }),
    });
  };
  const later = (low: number, high: number) => {
    // Most answers come soon, some very late.
    const late = random.chance(0.12) ? 2.2 : 1;
    day = addDays(day, low + Math.floor((high - low) * random.next() ** 1.6 * late));
  };
  const call = (outcome: string) =>
    touches.push({ at: `${day}${time()}`, channel: random.chance(0.8) ? "call" : "mail", outcome, who });

  /** Asks for one button; false where the lead stops here. */
  const ask = (
    step: string,
    { yes, no, skip, days }: StepOdds,
    group: Group,
    channel: Signal["channel"],
  ): boolean => {
    if (random.chance(skip)) return true;
    later(...days);
    const roll = random.next();
    if (roll < yes) {
      say(step, { polarity: "positive", channel });
      if (random.chance(0.16) && channel === "meeting")
        say(step, {
          polarity: "positive",
          channel: "meeting",
          cue: random.pick([
            "took notes",
            "brought a colleague",
            "asked about onboarding",
            "showed the network or an invoice",
          ]),
        });
      return true;
    }
    if (roll >= yes + no) {
      if (random.chance(0.3)) {
        later(6, 14);
        say(step, { polarity: "negative", channel: "mail", cue: "stopped replying" });
      }
      return false;
    }
    const issue = random.weighed(profile.issues[group]);
    const shown = random.chance(0.18);
    say(step, {
      polarity: "negative",
      channel,
      issue: shown ? null : issue,
      cue: shown
        ? random.pick(["late or cut short", "checked the phone", "sent a junior", "avoided price"])
        : undefined,
    });
    if (random.chance(profile.answered)) {
      later(3, 16);
      say(step, {
        polarity: "positive",
        channel: "call",
        issue: shown || random.chance(0.25) ? null : issue,
      });
      return true;
    }
    return false;
  };

  const meet = (): boolean => {
    const { show, noShow, cancelled, again } = profile.held;
    let meetingOn =
      signals.findLast((signal) => signal.meeting_on !== null)?.meeting_on ??
      addDays(day, random.whole(4, 10));
    for (let attempt = 1; ; attempt += 1) {
      const roll = random.next() - (attempt - 1) * 0.15;
      if (roll >= show + noShow + cancelled && attempt === 1) {
        day = addDays(meetingOn, -1);
        meetingOn = addDays(meetingOn, random.whole(5, 14));
        say("Appointment held", { polarity: "neutral", channel: "mail", outcome: "rescheduled", meetingOn });
        continue;
      }
      if (roll < show || roll >= show + noShow + cancelled) {
        day = meetingOn;
        say("Appointment held", { polarity: "positive", outcome: "held" });
        return true;
      }
      const missed = roll < show + noShow;
      day = missed ? meetingOn : addDays(meetingOn, -random.whole(1, 2));
      say("Appointment held", {
        polarity: "negative",
        channel: missed ? "meeting" : "mail",
        outcome: missed ? "no-show" : "cancelled",
      });
      if (attempt === 3 || !random.chance(again)) return false;
      later(2, 6);
      call("new date agreed");
      meetingOn = addDays(day, random.whole(3, 9));
      say("Appointment set", { polarity: "positive", channel: "call", meetingOn });
    }
  };

  const reach = (): boolean => {
    if (!random.chance(profile.worked)) return false;
    later(0, 3);
    call(random.pick(["no answer", "voicemail", "gatekeeper", "sent e-mail"]));
    if (random.chance(0.45)) {
      later(1, 5);
      call(random.pick(["no answer", "voicemail", "spoke briefly"]));
    }
    if (!ask("Reached", profile.reached, "early", "call")) return false;
    const { yes, no, skip, days } = profile.set;
    const asked = ask("Appointment set", { yes, no, skip, days }, "early", "call");
    const booked = signals.findLast(
      (signal) => signal.step === "Appointment set" && signal.polarity === "positive",
    );
    if (asked && booked) booked.meeting_on = addDays(day, random.whole(3, 12));
    return asked;
  };

  const handOver = () => {
    say("Appointment set", {
      polarity: "positive",
      channel: "call",
      at: `${day}${time()}`,
      meetingOn: addDays(day, random.whole(4, 12)),
    });
    if (random.chance(0.5)) {
      later(1, 2);
      call("confirmed the appointment");
    }
  };

  /** Whether every button up to the signature was asked for and none kept the buyer away. */
  const convince = (): boolean => {
    for (const { step, odds, group } of buyIns) {
      const agreed = ask(
        step,
        profile[odds],
        group,
        step === "Pain agreed" ? "meeting" : random.pick(["meeting", "call"]),
      );
      if (agreed && step === "Pain agreed" && random.chance(0.8)) openedOn ??= day;
      if (!agreed) {
        if (!random.chance(profile.magic)) return false;
        later(8, 20);
        break;
      }
    }
    openedOn ??= day;
    return ask("Signed", { ...profile.signed, skip: 0 }, "late", "meeting");
  };

  if (from === "appointment") handOver();
  const started = from === "appointment" || reach();
  const met = started && meet();
  if (met && random.chance(0.35)) openedOn = day;
  const signed = met && convince();
  const deals: Deal[] = [];
  const deal = makeDeal(random, { openedOn, endedOn: day, signed, writtenOff: profile.writtenOff, who });
  if (deal) deals.push(deal);
  // A signed contract speaks for itself: half of the sellers press the last button too.
  const pressed = signals.findLast((signal) => signal.step === "Signed" && signal.polarity === "positive");
  if (deal && pressed && random.chance(0.5)) signals.splice(signals.indexOf(pressed), 1);
  return { touches, signals, deals };
}
