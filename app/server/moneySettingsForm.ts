// Which settings of money does a form say?
import { percentText } from "../domain/matchesQuery";
import { decimal, minorDigits } from "../domain/money";
import { type MoneySettings, revenueBases } from "../domain/moneySettings";
import { ratio } from "../domain/rates";
import { fieldText } from "./chargeForm";
import { readAmountField } from "./moneyField";
import type { FormErrors } from "./signalForm";

const mostMonths = 600;

/** All of them, or a sentence for each field that cannot be read; an empty field is off, or unknown. */
export function readMoneySettings(
  form: FormData,
  organizationCurrency: string,
): { money: MoneySettings } | { errors: FormErrors } {
  const errors: FormErrors = {};
  const take = <T>(name: string, read: (text: string) => T | { error: string }): T | null => {
    const text = fieldText(form, name);
    if (text === "") return null;
    const found = read(text);
    if (typeof found !== "object" || found === null || !("error" in found)) return found;
    errors[name] = found.error;
    return null;
  };
  const amount = (text: string) => {
    const read = readAmountField(text, { stated: organizationCurrency, organizationCurrency });
    if ("error" in read) return read;
    return (
      read.value?.minor || { error: "Write an amount above 0, or leave the field empty: then it is off." }
    );
  };
  const basis = revenueBases.find((one) => one === fieldText(form, "basis"));
  if (basis === undefined) errors.basis = "Choose one of the four.";
  const monthlyChurn = take("churn", (text) => shareOf(text, { least: 0.001 }));
  const money = {
    revenueBasis: basis ?? "contract",
    monthlyChurn,
    defaultMargin: take("margin", (text) => shareOf(text, { least: 0 })),
    defaultMonths: take("months", monthsOf),
    ownWonMinor: take("own-won", amount),
    ownWorkedMinor: take("own-worked", amount),
  };
  if (basis === "ltv" && monthlyChurn === null)
    errors.churn ??= "A lifetime is 1 ÷ monthly churn: say the churn, or choose another basis.";
  return Object.keys(errors).length > 0 ? { errors } : { money };
}

/** The settings as the form's fields show them, by their names. */
export function moneyFieldsOf(money: MoneySettings, currency: string): Record<string, string> {
  const share = (value: number | null) => (value === null ? "" : percentText(value));
  const amount = (minor: number | null) => (minor === null ? "" : decimal(minor, minorDigits(currency)));
  return {
    ...{ basis: money.revenueBasis, churn: share(money.monthlyChurn), margin: share(money.defaultMargin) },
    months: money.defaultMonths === null ? "" : String(money.defaultMonths),
    ...{ "own-won": amount(money.ownWonMinor), "own-worked": amount(money.ownWorkedMinor) },
  };
}

/** A share of 1 from a percentage of `least` to 100 with at most three decimals. */
function shareOf(text: string, { least }: { least: number }): number | { error: string } {
  const typed = /^(\d{1,3}(?:[.,]\d{1,3})?)\s?%?$/.exec(text)?.[1]?.replace(",", ".");
  const percent = typed === undefined ? Number.NaN : Number(typed);
  const share = percent >= least && percent <= 100 ? ratio(percent, 100) : null;
  return share ?? { error: `“${text.slice(0, 20)}” is no percentage from ${least} to 100. Write it as 2.5.` };
}

function monthsOf(text: string): number | { error: string } {
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (months >= 1 && months <= mostMonths) return months;
  return {
    error: `“${text.slice(0, 20)}” is no number of months. Write a whole number from 1 to ${mostMonths}.`,
  };
}
