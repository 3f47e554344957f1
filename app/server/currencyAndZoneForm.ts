// Which currency and time zone does a form, or a command, ask for?
import { z } from "zod";
import { type CurrencyAndZone, currencies, currencyWords, timeZones } from "../domain/currencyAndZone";
import { zoneWords } from "../domain/localTime";
import type { FormErrors } from "./signalForm";

/** The choices of both, also what is set where it is none of those known here. */
export function choicesBeside({ currency, timeZone }: CurrencyAndZone) {
  return {
    currencies: beside(currencies, currency).map((code) => ({ value: code, words: currencyWords(code) })),
    timeZones: beside(timeZones, timeZone).map((zone) => ({ value: zone, words: zoneWords(zone) })),
  };
}

/** Both, or a sentence for each that is not known; upper and lower case are the same. */
export function readCurrencyAndZone(
  typed: { currency: string; "time-zone": string },
  set: CurrencyAndZone,
): { next: CurrencyAndZone } | { errors: FormErrors } {
  const form = z.object({
    currency: oneOf(
      beside(currencies, set.currency),
      "is no currency known here. Write its code, such as EUR.",
    ),
    "time-zone": oneOf(
      beside(timeZones, set.timeZone),
      "is no time zone known here. Write it as Europe/Berlin.",
    ),
  });
  const read = form.safeParse(typed);
  if (read.success) return { next: { currency: read.data.currency, timeZone: read.data["time-zone"] } };
  return {
    errors: Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message])),
  };
}

/** Why a currency is not changed under own sales cost, which would be read as so much of the other. */
export function ownCostRefusal(currency: string): string {
  return `Own sales cost is set in ${currency}, and nothing is converted. Empty it under Money first, and write it anew in the new currency afterwards.`;
}

function beside(known: readonly string[], set: string): readonly string[] {
  return known.includes(set) ? known : [set, ...known];
}

function oneOf(known: readonly string[], fault: string) {
  return z.string().transform((text, context) => {
    const asked = text.trim().toLowerCase();
    const found = known.find((one) => one.toLowerCase() === asked);
    if (found !== undefined) return found;
    const message = `${asked === "" ? "Nothing" : `“${text.trim().slice(0, 40)}”`} ${fault}`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}
