// When are two postal codes or two streets written differently the same?

/**
 * Key of a postal code: letters and digits alone, of a ZIP+4 the ZIP, and with the zeros in front that a spreadsheet takes away. Null where
 * nothing is left.
 */
export function postalKey(raw: string | null | undefined): string | null {
  const key = (raw ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  if (key === "") return null;
  const zip = /^\d{9}$/.test(key) ? key.slice(0, 5) : key;
  return /^\d{3,4}$/.test(zip) ? zip.padStart(5, "0") : zip;
}

/** A street as it is compared. */
export interface StreetParts {
  number: string | null;
  /** Without what kind of street it is. */
  words: readonly string[];
}

/** House number and words of a street; of a street alone without a number, the words. */
export function streetParts(street: string): StreetParts {
  const all = street
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const number = all.find((word) => /^\d/.test(word)) ?? null;
  return { number, words: all.filter((word) => word !== number && !streetKinds.has(word)) };
}

/** Key of a street and house number: "12 Oak Street" and "12 Oak St." are the same. Null where nothing is left. */
export function streetKey(raw: string | null | undefined): string | null {
  const { number, words } = streetParts(raw ?? "");
  const key = [number, ...words].filter((word) => word !== null).join(" ");
  return key === "" ? null : key;
}

const streetKinds = new Set(
  "st street ave av avenue rd road blvd blv boulevard dr drive ln lane ct court pl place cir circuit crescent cres way pkwy hwy highway terrace tce close n s e w north south east west ne nw se sw suite ste unit apt floor fl near between at and".split(
    " ",
  ),
);
