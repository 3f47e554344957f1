// What does the form of a charge say, and what in it cannot be read?

import type { ChargeValues } from "../../db/queries/enteredCharges";
import { searchOf } from "../domain/addressWords";
import { chargeBases } from "../domain/chargeWords";
import { type Day, isDay } from "../domain/day";
import { monthlyPeriods } from "../domain/monthlyPeriods";
import { quantityTimes } from "../intake/invoiceFields";
import { readAmountField, readCurrencyField, readQuantityField } from "./moneyField";
import type { FormErrors } from "./signalForm";

/** Where money stands: a list, or a vendor without one. */
export type MoneyPlace = { listId: number } | { vendorId: number };

/** A charge without its place, which the database knows. */
export type ReadCharge = Omit<ChargeValues, "vendor_id" | "list_id">;

const earliest = "1990-01-01";
const latest = "2100-12-31";
const mostMonths = 60;

/** Reads the fields: one charge, or one for each month where the form says so. Refuses what an import refuses, with sentences. */
export function readChargeForm(
  form: FormData,
  { organizationCurrency }: { organizationCurrency: string },
): { place: MoneyPlace; charges: ReadCharge[] } | { errors: FormErrors } {
  const errors: FormErrors = {};
  const take = <T>(name: string, read: { value: T | null } | { error: string }): T | null => {
    if ("value" in read) return read.value;
    errors[name] = read.error;
    return null;
  };
  const text = (name: string) => fieldText(form, name);
  const place = moneyPlaceOf(text("place"));
  if (!place) errors.place = "Say whom it was paid to: choose a list, or a vendor.";
  const basis = chargeBases.find((name) => name === text("basis"));
  if (!basis) errors.basis = "Choose what it was charged for.";
  const stated = take("currency", readCurrencyField(text("currency"), organizationCurrency)) ?? undefined;
  const quantity = take("quantity", readQuantityField(text("quantity")));
  const money = { stated, organizationCurrency };
  const unit = take("unit", readAmountField(text("unit"), money));
  const total = take("amount", readAmountField(text("amount"), money));
  const product = quantity !== null && unit ? quantityTimes(quantity, unit.minor) : null;
  const minor = total?.minor ?? product;
  if (total && unit && total.currency !== unit.currency)
    errors.amount ??= `The amount is in ${total.currency}, the unit price in ${unit.currency}. Correct one of the two.`;
  if (minor === null && !errors.quantity && !errors.unit)
    errors.amount ??= "Say the amount, or a quantity and a unit price.";
  const day = (name: string) => take(name, readDayField(text(name)));
  const [incurredOn, from, to] = [day("invoiced"), day("from"), day("to")];
  if (from !== null && to !== null && to < from)
    errors.to = `The period ends on ${to}, before it starts on ${from}. Correct one of the two.`;
  const needed = basis === "retainer" || basis === "hours";
  if (needed && place && "vendorId" in place && (from === null || to === null) && !errors.from && !errors.to)
    errors.from = `A charge by ${basis} needs the first and last day of its period, or a list: else nobody can say which leads it paid for.`;
  const monthly = text("each") === "month";
  if (monthly && (from === null || to === null))
    errors.from ??= "Say the first and last day of the months it is charged for.";
  const periods =
    monthly && from !== null && to !== null && to >= from ? monthlyPeriods({ from, to }) : [{ from, to }];
  if (periods.length > mostMonths)
    errors.to ??= `That is ${periods.length} months, and at most ${mostMonths} are entered at once. Correct the days.`;
  const note = text("note");
  if ([...note].length > 500) errors.note = "The note is longer than 500 characters. Shorten it.";
  if (Object.keys(errors).length > 0 || !place || !basis || minor === null) return { errors };
  const charge = {
    ...{
      basis,
      quantity,
      unit_price_minor: unit?.minor ?? null,
      amount_minor: minor,
      incurred_on: incurredOn,
    },
    currency: total?.currency ?? unit?.currency ?? stated ?? organizationCurrency,
    note: note === "" ? null : note,
  };
  return {
    place,
    charges: periods.map(({ from, to }) => ({ ...charge, period_start: from, period_end: to })),
  };
}

/** A text field without outer spaces and control characters. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replace(/\p{Cc}/gu, " ").trim() : "";
}

/** Who sends the form, where they say so. */
export function senderOf(form: FormData): string | null {
  return searchOf(fieldText(form, "by"))?.slice(0, 80) ?? null;
}

/** The key by which a form that is sent twice is known. */
export function formKeyOf(form: FormData): string | null {
  const key = fieldText(form, "key");
  return /^[\w-]{8,64}$/.test(key) ? key : null;
}

/** A day from 1990 to 2100; null where the field is empty. */
export function readDayField(text: string): { value: Day | null } | { error: string } {
  if (text === "") return { value: null };
  return isDay(text) && text >= earliest && text <= latest
    ? { value: text }
    : { error: `“${text.slice(0, 40)}” is no day between 1990 and 2100. Write it as 2026-01-31.` };
}

/** "l12" is list 12, "v3" vendor 3. */
export function moneyPlaceOf(text: string): MoneyPlace | undefined {
  const [, kind, digits] = /^([lv])([1-9]\d{0,14})$/.exec(text) ?? [];
  if (kind === undefined) return undefined;
  return kind === "l" ? { listId: Number(digits) } : { vendorId: Number(digits) };
}
