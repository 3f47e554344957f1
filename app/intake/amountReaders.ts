// How are amounts, currencies and numbers read from the row at hand?
import { quoted } from "./cellText";
import { type Amount, currencyOf, isFault, moneyColumn, readMoney } from "./moneyCell";
import { plainDecimal, writtenNumber } from "./numberFormat";
import { evidenceOf, nothing, type Reader, type Reading } from "./readers";
import type { TargetName } from "./targets";

export function moneyReader(
  reading: Reading,
  target: TargetName,
  currencyTarget: TargetName,
): Reader<Amount> {
  const { row, mapping, context } = reading;
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  const format = mapping.formats[target];
  const column = moneyColumn(target, {
    format: typeof format === "object" ? format : undefined,
    evidence: evidenceOf(reading, slot)?.numbers,
    organizationCurrency: context.currency,
  });
  const currency = currencyReader(reading, currencyTarget);
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    const stated = currency();
    if (row.reject) return null;
    const amount = readMoney(text, column, stated ?? undefined);
    return isFault(amount) ? row.fail(slot, amount.code, amount.why) : amount;
  };
}

/** An ISO currency code. */
export function currencyReader({ row, context }: Reading, target: TargetName): Reader<string> {
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    const code = currencyOf(text, context.currency);
    return (
      code ??
      row.fail(slot, "currency", `${quoted(text)} is not a currency. Write its ISO code, such as USD or EUR.`)
    );
  };
}

/** A whole number of at least 0; a range ("51-200") or "200+" is no number, and unknown. */
export function countReader({ row }: Reading, target: TargetName): Reader<number> {
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  return () => {
    const text = row.text(slot);
    if (/^\d{1,9}$/.test(text)) return Number(text);
    if (
      text === "" ||
      /^[<>~≥≤]?\s*[\d.,]+[KkM]?\s*(\+|(-|–|—|to)\s*[\d.,]+[KkM]?\+?)?(\s*(employees|users|seats|people))?$/.test(
        text,
      ) === false
    ) {
      return text === ""
        ? null
        : row.fail(
            slot,
            "unreadable number",
            `${quoted(text)} is not a whole number. Correct the cell, or empty it where the number is unknown.`,
          );
    }
    const digits = text.replace(/\s*(employees|users|seats|people)$/, "").replace(/^(\d+)\.0+$/, "$1");
    if (/[^\d.,]/.test(digits)) return null;
    const whole = /^\d{1,9}$/.test(digits)
      ? digits
      : /^\d{1,3}([.,]\d{3})+$/.test(digits)
        ? digits.replace(/[.,]/g, "")
        : "";
    const count = Number(whole);
    if (whole === "" || count > 2_147_483_647)
      return row.fail(slot, "unreadable number", `${quoted(text)} is not a whole number. Correct the cell.`);
    return count;
  };
}

/** A share between 0 and 1 as decimal text: "45%", "0.45", "45" (above 1 and up to 100 it is per cent). */
export function shareReader(reading: Reading, target: TargetName): Reader<string> {
  const slot = reading.row.slot(target);
  return decimalReader(reading, target, (decimal, percent) => {
    const value = Number(decimal);
    if (value > 100)
      return reading.row.fail(
        slot,
        "unreadable number",
        `${quoted(decimal)} is more than the whole. Write a share such as 45% or 0.45.`,
      );
    const share = percent || value > 1 ? value * 0.01 : value;
    return share.toFixed(5).replace(/\.?0+$/, "");
  });
}

/** A decimal of at least 0 with at most four decimals, as text. */
export function quantityReader(reading: Reading, target: TargetName): Reader<string> {
  const slot = reading.row.slot(target);
  return decimalReader(reading, target, (decimal) =>
    /^\d{1,9}(\.\d{1,4})?$/.test(decimal)
      ? decimal
      : reading.row.fail(
          slot,
          "unreadable number",
          `${quoted(decimal)} is out of range. Quantities have at most four decimals.`,
        ),
  );
}

function decimalReader(
  reading: Reading,
  target: TargetName,
  accept: (decimal: string, percent: boolean) => string | null,
): Reader<string> {
  const { row, mapping } = reading;
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  const stated = mapping.formats[target];
  const format = typeof stated === "object" ? stated : undefined;
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    const written = writtenNumber(text);
    const marks = written?.body.replace(/[\d]/g, "") ?? "";
    const reading =
      format ??
      (marks === "," && !/,\d{3}$/.test(written?.body ?? "")
        ? { decimal: "," as const }
        : { decimal: "." as const, group: "" });
    const decimal =
      written && !written.negative && written.currency === "" ? plainDecimal(written, reading) : undefined;
    if (written === undefined || decimal === undefined) {
      return row.fail(
        slot,
        "unreadable number",
        `${quoted(text)} is not a number of at least 0. Correct the cell, or empty it where the number is unknown.`,
      );
    }
    return accept(decimal, written.percent);
  };
}
