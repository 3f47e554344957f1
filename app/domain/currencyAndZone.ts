// Which currencies and time zones are there to choose from?

export interface CurrencyAndZone {
  currency: string;
  timeZone: string;
}

export const currencies: readonly string[] = Intl.supportedValuesOf("currency");

/** Not every version of Node lists UTC among them. */
export const timeZones: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]),
].sort();

const names = new Intl.DisplayNames("en", { type: "currency" });

/** "EUR: Euro" */
export function currencyWords(currency: string): string {
  return `${currency}: ${names.of(currency) ?? currency}`;
}
