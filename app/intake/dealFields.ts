// What does a row say of a deal?
import { cityKey, companyKey, personKey } from "../domain/identityKeys";
import { type DealStatus, dealStatuses } from "../domain/vocabulary";
import { countReader, currencyReader, moneyReader, shareReader } from "./amountReaders";
import { quoted } from "./cellText";
import { contentHash } from "./contentHash";
import type { DealFields } from "./intakeRow";
import { ownNumber } from "./ownExport";
import {
  dayReader,
  emailReader,
  idReader,
  phoneReader,
  type Reading,
  textReader,
  unknownWord,
} from "./readers";
import { fieldsFor } from "./rowCursor";
import { domainKey } from "./webDomain";
import { dealStatusOf } from "./words";

/**
 * Reads the deal of a row. `always`: each row is one; otherwise a row is one when a deal column says something.
 * `unknownIsOpen`: a word that is neither won nor lost is a stage of an open deal.
 */
export function dealReader(
  reading: Reading,
  { always, unknownIsOpen }: { always: boolean; unknownIsOpen: boolean },
): () => DealFields | undefined {
  const { row, context } = reading;
  const text = (target: Parameters<typeof textReader>[1]) => textReader(reading, target);
  const [externalId, namedLead] = [idReader(reading, "deal.deal_id"), idReader(reading, "deal.lead_id")];
  const [company, person, website] = [text("deal.company"), text("deal.person"), text("deal.website")];
  const [street, city, postalCode] = [text("deal.street"), text("deal.city"), text("deal.postal_code")];
  const email = emailReader(reading, "deal.email");
  const phone = phoneReader(reading, "deal.phone");
  const status = statusReader(reading, unknownIsOpen);
  const openedOn = dayReader(reading, "deal.opened_on");
  const [wonOn, lostOn] = [dayReader(reading, "deal.won_on"), dayReader(reading, "deal.lost_on")];
  const money = (target: Parameters<typeof moneyReader>[1]) => moneyReader(reading, target, "deal.currency");
  const [amount, mrr, oneOff] = [money("deal.amount"), money("deal.mrr"), money("deal.one_off")];
  const currency = currencyReader(reading, "deal.currency");
  const months = countReader(reading, "deal.months");
  const margin = shareReader(reading, "deal.margin");
  const [lossReason, owner] = [text("deal.loss_reason"), text("deal.owner")];
  const [stageWords, known] = [text("deal.stage"), idReader(reading, "deal.known")];
  const hashed = fieldsFor(row.fields, "deal");
  const columns = hashed.filter(({ indexes }) => indexes.length > 0);
  const stage = row.hasColumn("deal.status") ? row.slot("deal.status") : -1;
  const apart = row.hasColumn("deal.stage");
  return () => {
    if (!always && columns.every(({ slot }) => row.text(slot) === "")) return undefined;
    const [ref, lead, firm, name] = [externalId(), namedLead(), company(), person()];
    const [mail, number, site, town] = [email(), phone(), website(), city()];
    const dates = { opened: openedOn(), won: wonOn(), lost: lostOn() };
    const is = status(dates);
    const sums = { amount: amount(), mrr: mrr(), oneOff: oneOff() };
    const stated = [sums.amount, sums.mrr, sums.oneOff].filter((sum) => sum !== null);
    if (new Set(stated.map((sum) => sum.currency)).size > 1) {
      row.failColumn(
        null,
        "currency",
        "the amounts of this deal are in different currencies. Enter it as two deals, or in one currency.",
      );
    }
    const length = months();
    return {
      external_id: ref,
      content_hash: contentHash(row, hashed),
      named_lead: lead,
      company: firm,
      person: name,
      email: mail?.shown ?? null,
      phone: number?.shown ?? null,
      website: site,
      street: street(),
      city: town,
      postal_code: postalCode(),
      status: is,
      stage: apart ? stageWords() : row.written(stage) || null,
      opened_on: dates.opened,
      won_on: is === "won" ? dates.won : null,
      lost_on: is === "lost" ? dates.lost : null,
      currency: stated[0]?.currency ?? currency() ?? context.currency,
      amount_minor: sums.amount?.minor ?? null,
      mrr_minor: sums.mrr?.minor ?? null,
      one_off_minor: sums.oneOff?.minor ?? null,
      months: length === 0 ? null : length,
      margin: margin(),
      loss_reason: lossReason(),
      owner: owner(),
      known_id: ownNumber(known()),
      email_key: mail?.key ?? null,
      phone_key: number?.key ?? null,
      domain_key: domainKey(site) ?? domainKey(mail?.key) ?? null,
      company_key: companyKey(firm),
      city_key: cityKey(town),
      person_key: personKey(name),
    };
  };
}

type DealDates = { won: string | null; lost: string | null };

function statusReader({ row }: Reading, unknownIsOpen: boolean): (dates: DealDates) => DealStatus {
  const slot = row.slot("deal.status");
  const column = row.fields[slot]?.name ?? "deal.status";
  const oneDate = sameColumn(row.fields, "deal.won_on", "deal.lost_on");
  const kept = new Map<string, DealStatus>();
  return ({ won, lost }) => {
    const text = row.text(slot);
    if (text !== "") {
      const known = kept.get(text);
      if (known) return known;
      const status = dealStatusOf(text) ?? (unknownIsOpen ? "open" : undefined);
      if (status === undefined) {
        row.fail(slot, "unknown word", unknownWord(text, "deal.status", [...dealStatuses]));
        return "open";
      }
      if (kept.size < 1000) kept.set(text, status);
      return status;
    }
    if (slot >= 0) {
      const written = row.written(slot);
      const empty = written === "" ? "empty" : quoted(written);
      row.failColumn(
        column,
        "missing",
        `${empty}, so nothing says whether the deal is open, won or lost. Fill the cell, or map "" with values.`,
      );
      return "open";
    }
    if (won !== null && lost !== null) {
      row.failColumn(
        null,
        "contradiction",
        `${oneDate ? "one date is mapped to both won and lost" : "the deal was both won and lost"}, and no status says which. Map deal.status.`,
      );
    }
    return won !== null ? "won" : lost !== null ? "lost" : "open";
  };
}

function sameColumn(fields: Reading["row"]["fields"], left: string, right: string): boolean {
  const [one, other] = [left, right].map((target) =>
    fields.find((field) => field.target === target)?.indexes.join(),
  );
  return one !== undefined && one === other;
}
