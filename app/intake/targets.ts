// Which fields can a column of a file be mapped to?
import { chargeBases } from "../domain/chargeWords";
import {
  channels,
  dealStatuses,
  manners,
  outcomes,
  polarities,
  purchaseUnits,
  touchChannels,
} from "../domain/vocabulary";

/** How the cells of a field are read. */
export type TargetType =
  | "text"
  | "id"
  | "email"
  | "phone"
  | "website"
  | "count"
  | "money"
  | "currency"
  | "share"
  | "quantity"
  | "day"
  | "instant"
  | "word"
  | "status"
  | "step"
  | "issue"
  | "cue";

export interface Target {
  type: TargetType;
  label: string;
  /** One sentence for the picker. */
  says: string;
  /** The words a "word" field knows. */
  words?: readonly string[];
}

const target = (type: TargetType, label: string, says: string, words?: readonly string[]): Target =>
  words === undefined ? { type, label, says } : { type, label, says, words };

const list = {
  "list.vendor": target("text", "Vendor", "Who sold the leads; makes a vendor of each name."),
  "list.name": target("text", "List", "Which purchase the lead belongs to; makes a list of each name."),
  "list.purchased_on": target("day", "List bought on", "The day the whole list was bought."),
};

const lead = {
  "lead.vendor_lead_id": target(
    "id",
    "Lead id",
    "The vendor's own number of the lead, by which deals and signals may name it.",
  ),
  "lead.company": target("text", "Company", "The buyer's company."),
  "lead.person": target("text", "Person", "The contact's name; two columns (first, last) may be joined."),
  "lead.title": target("text", "Job title", "What the contact does there."),
  "lead.email": target("email", "E-mail", "The contact's e-mail address."),
  "lead.phone": target("phone", "Phone", "The number to call."),
  "lead.mobile": target("phone", "Mobile", "A second, mobile number."),
  "lead.website": target(
    "website",
    "Website",
    "The company's site; its domain helps to recognise the company.",
  ),
  "lead.street": target("text", "Street", "Street and number."),
  "lead.city": target("text", "City", "Town or city."),
  "lead.region": target("text", "State or region", "State, province or county."),
  "lead.postal_code": target("text", "Postal code", "ZIP or postal code, kept as written."),
  "lead.country": target("text", "Country", "The company's country."),
  "lead.seats": target("count", "Seats", "Employees or workstations to support."),
  "lead.industry": target("text", "Industry", "What the company does."),
  "lead.purchase_unit": target(
    "word",
    "Purchase unit",
    "What was paid for: a record, a lead, an appointment set or held.",
    purchaseUnits,
  ),
  "lead.cost": target("money", "Cost", "What this lead cost."),
  "lead.currency": target(
    "currency",
    "Currency of the cost",
    "The ISO code of the cost's currency, where not all are the organization's.",
  ),
  "lead.purchased_on": target("day", "Bought on", "The day the lead was bought or came in."),
  "lead.delivered_at": target(
    "instant",
    "Delivered at",
    "When the vendor handed the lead over; speed to lead counts from here.",
  ),
  "lead.note": target("text", "Note", "Anything else worth keeping."),
  "lead.disqualified_on": target("day", "Disqualified on", "The day a defect of the lead was found."),
  "lead.content": target(
    "id",
    "Lead from Placket",
    "By what a lead without an id is known again; Placket's own files of leads have it.",
  ),
  "lead.defect": target(
    "text",
    "Defect",
    "What was wrong with the lead: wrong number, out of area, too small.",
  ),
};

const deal = {
  "deal.deal_id": target("id", "Deal id", "The CRM's number of the deal; the same id again updates it."),
  "deal.lead_id": target("id", "Deal's lead id", "The lead id the deal names: then it belongs to that lead."),
  "deal.company": target("text", "Deal's company", "The company the deal is with."),
  "deal.person": target("text", "Deal's person", "The contact of the deal."),
  "deal.email": target("email", "Deal's e-mail", "The contact's e-mail, by which the lead is found."),
  "deal.phone": target("phone", "Deal's phone", "The contact's phone, by which the lead is found."),
  "deal.website": target("website", "Deal's website", "The company's site, by which the lead is found."),
  "deal.street": target("text", "Deal's street", "Street and number of the company the deal is with."),
  "deal.city": target("text", "Deal's city", "The company's town or city, by which the lead is found."),
  "deal.postal_code": target("text", "Deal's postal code", "The company's ZIP or postal code."),
  "deal.status": target(
    "status",
    "Deal status or stage",
    "Open, won or lost; stage names are understood.",
    dealStatuses,
  ),
  "deal.stage": target(
    "text",
    "Stage in words",
    "The CRM's own word, where another column says open, won or lost.",
  ),
  "deal.opened_on": target("day", "Deal opened on", "The day the deal was created."),
  "deal.won_on": target(
    "day",
    "Deal won on",
    "The day it was signed; a close date counts for won deals only.",
  ),
  "deal.lost_on": target(
    "day",
    "Deal lost on",
    "The day it was lost; a close date counts for lost deals only.",
  ),
  "deal.amount": target("money", "Deal amount", "Its value, where monthly and one-off are not apart."),
  "deal.mrr": target("money", "Monthly recurring", "What the customer pays each month."),
  "deal.one_off": target("money", "One-off", "Setup, project and hardware, paid once."),
  "deal.currency": target("currency", "Deal currency", "The ISO code of the deal's currency."),
  "deal.months": target("count", "Months", "The contract's length in months."),
  "deal.margin": target("share", "Margin", "Gross margin: 45% or 0.45."),
  "deal.loss_reason": target("text", "Loss reason", "Why it was lost."),
  "deal.owner": target("text", "Deal owner", "Who works on it."),
  "deal.known": target("id", "Deal from Placket", "Placket's own number of the deal; its own files have it."),
};

const signal = {
  "signal.lead_id": target("id", "Signal's lead id", "The lead id the signal is about."),
  "signal.deal_id": target(
    "id",
    "Signal's deal id",
    "The deal the signal is about, where the lead is not named.",
  ),
  "signal.email": target("email", "Signal's e-mail", "The buyer's e-mail, by which the lead is found."),
  "signal.phone": target("phone", "Signal's phone", "The buyer's phone, by which the lead is found."),
  "signal.company": target("text", "Signal's company", "The buyer's company, by which the lead is found."),
  "signal.step": target("step", "Step", "Which button: one of the organization's steps."),
  "signal.at": target("instant", "Signal at", "When the buyer said or did it."),
  "signal.polarity": target("word", "Polarity", "Positive, negative (an objection) or neutral.", polarities),
  "signal.manner": target("word", "Manner", "Spoken, or unspoken: what the buyer showed.", manners),
  "signal.channel": target("word", "Signal channel", "Call, mail or meeting.", channels),
  "signal.issue": target("issue", "Issue", "What the objection is about, or which one is answered."),
  "signal.outcome": target("word", "Meeting outcome", "Held, no-show, cancelled or rescheduled.", outcomes),
  "signal.cue": target("cue", "Cue", "The unspoken sign: took notes, stopped replying."),
  "signal.meeting_on": target("day", "Meeting on", "The day of an agreed meeting, past or ahead."),
  "signal.note": target("text", "Signal note", "The buyer's words."),
  "signal.who": target("text", "Seen by", "Who of us saw or heard it."),
};

const touch = {
  "touch.lead_id": target("id", "Touch's lead id", "The lead that was called, written to or visited."),
  "touch.deal_id": target("id", "Touch's deal id", "The deal it was about, where the lead is not named."),
  "touch.email": target("email", "Touch's e-mail", "The buyer's e-mail, by which the lead is found."),
  "touch.phone": target("phone", "Touch's phone", "The number that was called, by which the lead is found."),
  "touch.company": target("text", "Touch's company", "The buyer's company, by which the lead is found."),
  "touch.at": target("instant", "Touch at", "When we tried."),
  "touch.channel": target("word", "Touch channel", "Call, mail or visit.", touchChannels),
  "touch.outcome": target("text", "Disposition", "What came of it, in the dialer's words."),
  "touch.who": target("text", "Touched by", "Who of us tried."),
};

const charge = {
  "charge.vendor": target("text", "Charge's vendor", "Who sent the invoice."),
  "charge.list": target(
    "text",
    "Charge's list",
    "Which list it is for; empty for the vendor's whole period.",
  ),
  "charge.basis": target(
    "word",
    "Basis",
    "Per record, lead, set or held; flat; retainer; hours.",
    chargeBases,
  ),
  "charge.quantity": target("quantity", "Quantity", "How many units."),
  "charge.unit_price": target("money", "Unit price", "What one unit costs."),
  "charge.amount": target("money", "Charge amount", "The line's total."),
  "charge.currency": target("currency", "Charge currency", "The ISO code of the charge's currency."),
  "charge.incurred_on": target("day", "Incurred on", "The day of the invoice line."),
  "charge.period_start": target("day", "Period start", "First day of the period of a retainer or hours."),
  "charge.period_end": target("day", "Period end", "Last day of that period."),
  "charge.known": target(
    "id",
    "Charge from Placket",
    "Placket's own number of the charge; its own files have it.",
  ),
};

const credit = {
  "credit.vendor": target("text", "Credit's vendor", "Who gave the money back."),
  "credit.list": target("text", "Credit's list", "For which list."),
  "credit.lead_id": target("id", "Credited lead id", "For which lead, where it names one."),
  "credit.amount": target("money", "Credit amount", "How much was given back."),
  "credit.currency": target("currency", "Credit currency", "The ISO code of the credit's currency."),
  "credit.credited_on": target("day", "Credited on", "The day of the credit."),
  "credit.reason": target("text", "Credit reason", "Why it was given."),
  "credit.known": target(
    "id",
    "Credit from Placket",
    "Placket's own number of the credit; its own files have it.",
  ),
};

/** Every field by its name in a mapping file. */
export const targets = { ...list, ...lead, ...deal, ...signal, ...touch, ...charge, ...credit };
export type TargetName = keyof typeof targets;

export const targetNames = Object.keys(targets) as TargetName[];

/** Whether a text names a field. */
export function isTargetName(name: string): name is TargetName {
  return Object.hasOwn(targets, name);
}
