// Which charge or credit does a path name, and what was typed in its form?

/** The id a path names, null for "new"; 0, which none has, for anything else. */
export function moneyIdOf(text = ""): number | null {
  if (text === "new") return null;
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
}

/** The fields as they were sent, one text each. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
