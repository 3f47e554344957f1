// Over how many days does one look back at rates of circling back?

export const rateSpans = [30, 90, 180, 365];
const usual = 90;

/** The days a URL asks for; the usual where it asks for none that is offered. */
export function rateSpan(params: URLSearchParams): number {
  return rateSpans.find((span) => String(span) === params.get("days")) ?? usual;
}
