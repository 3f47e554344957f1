// Which phone and domain is a lead or deal recognised by, when its values come from two rows?
import type { Rekey } from "../../db/queries/conflicts";
import { listMixed, setMixedKeys } from "../../db/queries/mixedKeys";
import type { Db } from "../../db/schema";
import { readEmail } from "./email";
import { readPhone } from "./phone";
import { domainKey } from "./webDomain";

const batchRows = 10_000;

/** Gives the mixed rows of a merge their keys, as a file with these values would have them. `country` is the organization's. */
export function rekeying(db: Db, country: string): Rekey {
  const phoneKey = (text: string | null) => {
    const phone = text === null ? undefined : readPhone(text, country);
    return phone === undefined || phone === "damaged" ? null : phone.key;
  };
  return async (table) => {
    for (let after = 0; ; ) {
      const rows = await listMixed(db, { table, after, limit: batchRows });
      const last = rows.at(-1);
      if (!last) return;
      await setMixedKeys(
        db,
        table,
        rows.map(({ line, website, email, phone, mobile }) => ({
          line,
          phoneKey: phoneKey(phone) ?? phoneKey(mobile),
          domainKey: domainKey(website) ?? domainKey(email === null ? null : readEmail(email).key) ?? null,
        })),
      );
      after = last.line;
    }
  };
}
