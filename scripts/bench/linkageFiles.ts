// What do two public data sets of linkage hold, read as the product reads a lead and a deal?
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { cityKey, companyKey, personKey } from "../../app/domain/identityKeys";
import { readPhone } from "../../app/intake/phone";
import type { Party } from "../../app/matching/party";

export interface Linkage {
  deals: Party[];
  leads: Party[];
  /** "deal:lead" of the pairs that are one. */
  truth: Set<string>;
}

type Row = Record<string, string>;

/** Two lists of restaurants (fodors.csv, zagats.csv, matches_fodors_zagats.csv): companies by name, street, city and phone. */
export function restaurants(directory: string): Linkage {
  const party = (row: Row): Party => {
    const phone = readPhone((row.phone ?? "").replaceAll("/", "-"), "US");
    return {
      ...nobody(Number(row.id)),
      company: row.name ?? null,
      companyKey: companyKey(row.name),
      phoneKey: phone === "damaged" ? null : phone.key,
      cityKey: cityKey(row.city),
      street: row.addr || null,
    };
  };
  const truth = rowsOf(directory, "matches_fodors_zagats.csv");
  return {
    deals: rowsOf(directory, "fodors.csv").map(party),
    leads: rowsOf(directory, "zagats.csv").map(party),
    truth: new Set(truth.map((row) => `${row.fodors_id}:${row.zagats_id}`)),
  };
}

/** People with typing errors: the originals as leads, their mistyped copies as deals; the truth is in rec_id, which nothing compares. */
export function febrl(directory: string, file: string): Linkage {
  const rows = rowsOf(directory, file);
  const party = (row: Row, index: number): Party => ({
    ...nobody(index + 1),
    personKey: personKey(`${row.given_name} ${row.surname}`),
    cityKey: cityKey(row.suburb),
    postalCode: row.postcode || null,
    street: row.address_1 ? `${row.street_number} ${row.address_1}` : null,
  });
  const originals = rows.filter(({ rec_id }) => rec_id?.endsWith("-org"));
  const copies = rows.filter(({ rec_id }) => !rec_id?.endsWith("-org"));
  const numberOf = (row: Row) => row.rec_id?.split("-")[1];
  const leadOf = new Map(originals.map((row, index) => [numberOf(row), index + 1]));
  return {
    deals: copies.map(party),
    leads: originals.map(party),
    truth: new Set(copies.map((row, index) => `${index + 1}:${leadOf.get(numberOf(row))}`)),
  };
}

/** A party of which nothing is known; as a lead it is a company of its own. */
export function nobody(id: number): Party {
  return {
    ...{
      id,
      accountId: id,
      company: null,
      companyKey: null,
      personKey: null,
      emailKey: null,
      phoneKey: null,
    },
    ...{ domainKey: null, cityKey: null, postalCode: null, street: null },
  };
}

function rowsOf(directory: string, file: string): Row[] {
  const { data } = Papa.parse<Row>(readFileSync(join(directory, file), "utf8"), {
    ...{ header: true, skipEmptyLines: true },
    transformHeader: (name) => name.trim(),
    transform: (value) => value.trim(),
  });
  return data;
}
