// Which amount or number does a field of a form say?
import { minorDigits } from "../domain/money";
import { cleanCell } from "../intake/cellText";
import { type Amount, currencyOf, isFault, moneyColumn, readMoney } from "../intake/moneyCell";
import { decimalProof, plainDecimal, writtenNumber } from "../intake/numberFormat";

type Read<T> = { value: T | null } | { error: string };

/**
 * An amount, read as a cell of an import is; null where the field is empty. `stated` is the currency the form says, else a sign in the
 * field, else the organization's. What could be two amounts is asked about. `givenBack`: the form is one of a credit.
 */
export function readAmountField(
  text: string,
  {
    stated,
    organizationCurrency,
    givenBack = false,
  }: { stated: string | undefined; organizationCurrency: string; givenBack?: boolean },
): Read<Amount> {
  const clean = cleanCell(text);
  if (clean === "") return { value: null };
  const written = writtenNumber(clean);
  const proof = written ? decimalProof(written, minorDigits(stated ?? organizationCurrency) <= 2) : null;
  const format = proof === "." || proof === "," ? { decimal: proof } : undefined;
  const read = readMoney(
    clean,
    moneyColumn("amount", { format, evidence: undefined, organizationCurrency }),
    stated,
  );
  if (!isFault(read)) return { value: read };
  const shown = `“${clean.slice(0, 60)}”`;
  const sign = written?.currency ?? "";
  if (read.code === "ambiguous money")
    return { error: `${shown} could be two amounts. Write it with its decimals, as 1234.00 or 1.23.` };
  if (read.code === "negative money")
    return {
      error: givenBack
        ? `${shown} has a minus. It is the amount that came back: write it without the minus.`
        : `${shown} is less than nothing. Money given back is a credit: enter it as one, without a minus.`,
    };
  if (read.code === "currency")
    return currencyOf(sign, organizationCurrency) === undefined
      ? { error: `${shown}: “${sign}” is not a currency. Write the ISO code, as in 45.00 EUR.` }
      : { error: `${shown} is not in ${stated}, which the form says. Correct one of the two.` };
  return {
    error: `${shown} is no amount up to a thousand million with its currency’s decimals. Write it as 1234.50.`,
  };
}

/** A quantity of at least 0 with at most four decimals, as decimal text; null where the field is empty. */
export function readQuantityField(text: string): Read<string> {
  const clean = cleanCell(text);
  if (clean === "") return { value: null };
  const written = writtenNumber(clean);
  const comma = written !== undefined && /^\d+,\d{1,4}$/.test(written.body) && !/,\d{3}$/.test(written.body);
  const decimal =
    written && !written.negative && !written.percent && written.currency === ""
      ? plainDecimal(written, comma ? { decimal: "," } : { decimal: ".", group: "" })
      : undefined;
  return decimal !== undefined && /^\d{1,9}(\.\d{1,4})?$/.test(decimal)
    ? { value: decimal }
    : {
        error: `“${clean.slice(0, 60)}” is no number of at least 0 with at most four decimals. Write it as 12.5.`,
      };
}

/** An ISO code, or the currency of a sign; null where the field is empty. */
export function readCurrencyField(text: string, organizationCurrency: string): Read<string> {
  const clean = cleanCell(text);
  if (clean === "") return { value: null };
  const code = currencyOf(clean, organizationCurrency);
  return code === undefined
    ? { error: `“${clean.slice(0, 20)}” is not a currency. Write its ISO code, such as USD or EUR.` }
    : { value: code };
}
