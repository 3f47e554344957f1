// What does a row say of the lead it is?
import { cityKey, companyKey, personKey } from "../domain/identityKeys";
import { purchaseUnits } from "../domain/vocabulary";
import { countReader, currencyReader, moneyReader } from "./amountReaders";
import { contentHash } from "./contentHash";
import type { DefectFields, LeadFields, ListFields } from "./intakeRow";
import { ownNumber } from "./ownExport";
import {
  dayReader,
  emailReader,
  idReader,
  instantReader,
  phoneReader,
  type Reading,
  textReader,
  wordReader,
} from "./readers";
import { rememberedKey } from "./rememberedKey";
import { fieldsFor } from "./rowCursor";
import { domainKey } from "./webDomain";

export const notStated = "(not stated)";

/** Reads the list a row stands on. */
export function listReader(reading: Reading): () => ListFields {
  const vendor = textReader(reading, "list.vendor");
  const name = textReader(reading, "list.name");
  const purchasedOn = dayReader(reading, "list.purchased_on");
  const stated = (slot: number, read: () => string | null) =>
    slot < 0 ? () => undefined : () => read() ?? notStated;
  const vendorOf = stated(reading.row.slot("list.vendor"), vendor);
  const nameOf = stated(reading.row.slot("list.name"), name);
  return () => ({ vendor: vendorOf(), name: nameOf(), purchased_on: purchasedOn() });
}

/** Reads the lead of a row; its values count only while the row is not rejected. */
export function leadReader(reading: Reading): () => LeadFields {
  const { row } = reading;
  const text = (target: Parameters<typeof textReader>[1]) => textReader(reading, target);
  const id = idReader(reading, "lead.vendor_lead_id");
  const content = idReader(reading, "lead.content");
  const [company, person, title] = [text("lead.company"), text("lead.person"), text("lead.title")];
  const email = emailReader(reading, "lead.email");
  const [phone, mobile] = [phoneReader(reading, "lead.phone"), phoneReader(reading, "lead.mobile")];
  const [website, street, city] = [text("lead.website"), text("lead.street"), text("lead.city")];
  const [region, postalCode, country] = [text("lead.region"), text("lead.postal_code"), text("lead.country")];
  const [industry, note] = [text("lead.industry"), text("lead.note")];
  const seats = countReader(reading, "lead.seats");
  const unit = wordReader(reading, "lead.purchase_unit", purchaseUnits);
  const cost = moneyReader(reading, "lead.cost", "lead.currency");
  const currency = currencyReader(reading, "lead.currency");
  const purchasedOn = dayReader(reading, "lead.purchased_on");
  const deliveredAt = instantReader(reading, "lead.delivered_at");
  const hashed = fieldsFor(row.fields, "lead");
  const townKey = rememberedKey(cityKey);
  return () => {
    const [ref, firm, name] = [id(), company(), person()];
    const [mail, main, second, site, town] = [email(), phone(), mobile(), website(), city()];
    const price = cost();
    currency();
    return {
      vendor_lead_id: ref,
      content_hash: ownNumber(content()) ?? contentHash(row, hashed),
      company: firm,
      person: name,
      title: title(),
      email: mail?.shown ?? null,
      phone: main?.shown ?? null,
      mobile: second?.shown ?? null,
      website: site,
      street: street(),
      city: town,
      region: region(),
      postal_code: postalCode(),
      country: country(),
      seats: seats(),
      industry: industry(),
      purchase_unit: unit(),
      price_minor: price?.minor ?? null,
      price_currency: price?.currency ?? null,
      purchased_on: purchasedOn(),
      delivered_at: deliveredAt(),
      note: note(),
      anonymous: !(ref || firm || name || mail || main || second),
      email_key: mail?.key ?? null,
      phone_key: main?.key ?? second?.key ?? null,
      domain_key: domainKey(site) ?? domainKey(mail?.key) ?? null,
      company_key: companyKey(firm),
      city_key: town === null ? null : townKey(town),
      person_key: personKey(name),
    };
  };
}

/** Reads the defect a row names. */
export function defectReader(reading: Reading): () => DefectFields | undefined {
  const on = dayReader(reading, "lead.disqualified_on");
  const reason = textReader(reading, "lead.defect");
  return () => {
    const [defectOn, why] = [on(), reason()];
    return defectOn === null && why === null ? undefined : { defect_on: defectOn, reason: why ?? notStated };
  };
}
