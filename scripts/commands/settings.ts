// `placket settings`: shows the organization's currency and time zone, or sets them.
import type { CurrencyAndZone } from "../../app/domain/currencyAndZone";
import { heldMoneySentences } from "../../app/domain/heldMoney";
import { zoneWords } from "../../app/domain/localTime";
import { Trouble } from "../../app/domain/trouble";
import { ownCostRefusal, readCurrencyAndZone } from "../../app/server/currencyAndZoneForm";
import { listHeldMoney, setCurrencyAndZone } from "../../db/queries/currencyAndZone";
import { findOrganization } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import type { Arguments, Command } from "./arguments";
import { asked, sampleOption } from "./opened";
import { printJson } from "./table";

export const settingsCommand: Command = {
  name: "settings",
  says: "Shows the currency that sums are in and the time zone that days end in, or sets them. No amount is converted: what is here stays in its currency.",
  options: {
    currency: { value: "CODE", says: "the currency, such as EUR; best set before the first import" },
    "time-zone": { value: "ZONE", says: "the time zone, such as Europe/Berlin" },
    json: { says: "prints the result as JSON" },
    ...sampleOption,
  },
  example: "placket settings --currency EUR --time-zone Europe/Berlin",
  run: settings,
};

async function settings(given: Arguments): Promise<undefined> {
  if (given.words.length > 0)
    throw new Trouble(`"${given.words[0]}" is not understood. For example: ${settingsCommand.example}`);
  const { set, held } = await asked(given, async (db) => ({
    set: await change(db, given),
    held: await listHeldMoney(db),
  }));
  if (given.has("json")) return void printJson({ currency: set.currency, time_zone: set.timeZone, held });
  console.log(`Currency: ${set.currency}`);
  console.log(`Time zone: ${zoneWords(set.timeZone)}`);
  for (const sentence of heldMoneySentences(held, set.currency)) console.log(sentence);
  return undefined;
}

/** What is set after it. @throws Trouble where nothing was changed, and why. */
async function change(db: Db, given: Arguments): Promise<CurrencyAndZone> {
  const before = await findOrganization(db);
  if (!before) throw new Error("settings: no such organization");
  const [currency, zone] = [given.text("currency"), given.text("time-zone")];
  if (currency === undefined && zone === undefined) return before;
  const typed = { currency: currency ?? before.currency, "time-zone": zone ?? before.timeZone };
  const read = readCurrencyAndZone(typed, before);
  if ("errors" in read) throw new Trouble(Object.values(read.errors).join(" "));
  if (!(await setCurrencyAndZone(db, read.next))) throw new Trouble(ownCostRefusal(before.currency));
  return read.next;
}
