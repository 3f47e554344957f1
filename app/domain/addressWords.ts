// How are the words of an address read, and written back, also those that are not known?

/** A word of the address that names nothing a filter can be: "state=stuck". */
export interface NotKnown {
  name: string;
  text: string;
}

/** By the name of the parameter; what is undefined is left out. */
export type AddressParts = Record<string, string | number | undefined>;

const longestSearch = 200;

/** Reads the parameters of a URL, and remembers what of them is not known. */
export function reader(params: URLSearchParams) {
  const unknown: NotKnown[] = [];
  const read = <T>(name: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = params.get(name);
    return text === null ? undefined : parse(text);
  };
  /** One of a few words; a form sends "" where nothing is chosen. Any other text is kept as not known: it chooses nothing. */
  const choose: typeof read = (name, parse) => {
    const text = searchOf(params.get(name) ?? "");
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) unknown.push({ name, text });
    return value;
  };
  return {
    read,
    choose,
    /** True, or not asked for. */
    flag: (name: string): true | undefined => choose(name, yesOrNo) || undefined,
    /** Of all that was chosen until now; undefined where all of it is known. */
    notKnown: () => (unknown.length === 0 ? undefined : unknown),
  };
}

/** The query of a URL in the order of its parts, then what is not known; a part that was chosen since takes its place. */
export function written(parts: AddressParts, notKnown: readonly NotKnown[] = []): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined) params.append(name, String(value));
  for (const { name, text } of notKnown) if (!params.has(name)) params.append(name, text);
  return params.toString();
}

/** "State: “stuck”, not known here". */
export function notKnownText({ name, text }: NotKnown): string {
  const words = name.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: “${text}”, not known here`;
}

/** A search as it is kept: without control characters and outer spaces; undefined where nothing is left. */
export function searchOf(text: string): string | undefined {
  const kept = [...text.replace(/\p{Cc}/gu, " ").trim()].slice(0, longestSearch).join("").trim();
  return kept === "" ? undefined : kept;
}

export function yesOrNo(text: string): boolean | undefined {
  return text === "1" ? true : text === "0" ? false : undefined;
}

export function oneOf<T extends string>(values: readonly T[]) {
  return (text: string): T | undefined => values.find((value) => value === text);
}

/** Leaves out what is undefined, so that filters compare by their content. */
export function present<T extends object>(filters: T): { [K in keyof T]: T[K] } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as T;
}
