// For how many days may originals of imports be kept?

const mostDays = 3650;

/** The days that were typed; a sentence where they are none. */
export function sourceFileDaysOf(text: string): number | string {
  const typed = text.trim();
  const days = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
  if (days <= mostDays) return days;
  return `${typed === "" ? "Nothing" : typed.slice(0, 20)} is no number of days. Write a whole number from 0 to ${mostDays}.`;
}
