// What does a row say of money charged by a vendor, or given back?

import { chargeBases } from "../domain/chargeWords";
import { divided } from "../domain/rates";
import { currencyReader, moneyReader, quantityReader } from "./amountReaders";
import type { ChargeFields, CreditFields, ListFields } from "./intakeRow";
import { notStated } from "./leadFields";
import { ownNumber } from "./ownExport";
import { dayReader, idReader, type Reading, textReader, wordReader } from "./readers";

/** Reads the vendor and list an invoice row names. */
export function invoiceListReader(reading: Reading, part: "charge" | "credit"): () => ListFields {
  const vendor = textReader(reading, `${part}.vendor`);
  const list = textReader(reading, `${part}.list`);
  const named = reading.row.slot(`${part}.vendor`) >= 0;
  return () => ({
    vendor: named ? (vendor() ?? notStated) : undefined,
    name: list() ?? undefined,
    purchased_on: null,
  });
}

/** Reads a charge; the amount may be left out where quantity and unit price are there. */
export function chargeReader(reading: Reading): () => ChargeFields | undefined {
  const { row, context } = reading;
  const basis = wordReader(reading, "charge.basis", chargeBases);
  const quantity = quantityReader(reading, "charge.quantity");
  const unitPrice = moneyReader(reading, "charge.unit_price", "charge.currency");
  const amount = moneyReader(reading, "charge.amount", "charge.currency");
  const currency = currencyReader(reading, "charge.currency");
  const incurredOn = dayReader(reading, "charge.incurred_on");
  const known = idReader(reading, "charge.known");
  const [start, end] = [dayReader(reading, "charge.period_start"), dayReader(reading, "charge.period_end")];
  return () => {
    const [count, unit, total] = [quantity(), unitPrice(), amount()];
    const minor = total?.minor ?? (count !== null && unit ? quantityTimes(count, unit.minor) : null);
    const period = { from: start(), to: end() };
    if (minor === null)
      row.failColumn(null, "missing", "says no amount, nor a quantity with a unit price. Fill one of them.");
    if (period.from !== null && period.to !== null && period.to < period.from) {
      row.failColumn(
        null,
        "contradiction",
        `its period ends on ${period.to}, before it starts on ${period.from}. Correct one of the two.`,
      );
    }
    if (minor === null) return undefined;
    return {
      basis: basis() ?? "flat",
      quantity: count,
      unit_price_minor: unit?.minor ?? null,
      amount_minor: minor,
      currency: total?.currency ?? unit?.currency ?? currency() ?? context.currency,
      incurred_on: incurredOn(),
      period_start: period.from,
      period_end: period.to,
      known_id: ownNumber(known()),
    };
  };
}

/** Reads a credit: an amount and a day. */
export function creditReader(reading: Reading): () => CreditFields | undefined {
  const { row } = reading;
  const lead = idReader(reading, "credit.lead_id");
  const amount = moneyReader(reading, "credit.amount", "credit.currency");
  const on = dayReader(reading, "credit.credited_on");
  const reason = textReader(reading, "credit.reason");
  const known = idReader(reading, "credit.known");
  return () => {
    const [sum, day] = [amount(), on()];
    if (!row.reject && (!sum || sum.minor === 0))
      row.failColumn(null, "missing", "says no amount above 0. Fill it.");
    if (!row.reject && !day) row.failColumn(null, "missing", "says no day of the credit. Fill it.");
    if (!sum || !day) return undefined;
    return {
      named_lead: lead(),
      amount_minor: sum.minor,
      currency: sum.currency,
      credited_on: day,
      reason: reason(),
      known_id: ownNumber(known()),
    };
  };
}

/** Quantity (decimal text, at most four decimals) × minor units, rounded half up. */
export function quantityTimes(quantity: string, minor: number): number {
  const [whole = "0", fraction = ""] = quantity.split(".");
  const scaled = BigInt(whole + fraction.padEnd(4, "0")) * BigInt(minor);
  return Number(divided(scaled + 5000n, 10_000n).quotient);
}
