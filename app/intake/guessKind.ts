// Is a file one of leads, deals, signals, touches, charges or credits?
import type { ImportKind } from "../domain/vocabulary";
import { looseName } from "./header";

const words = (text: string) => text.split("|").map(looseName);

/** Who somebody is, and where to reach them. */
const contacts =
  "email|email address|phone|phone number|mobile|mobile phone|first name|last name|company|company name|title|job title|website|industry|city|state|street|address|zip|zip code|postal code|country|" +
  "employees|# employees|linkedin url|department|direct phone number|" +
  "firma|ansprechpartner|telefon|mobil|ort|plz|branche|vorname|nachname|société|téléphone|code postal|ville|empresa|teléfono|ciudad|código postal|bedrijf|contactpersoon|telefoon|plaats";
const who = new Set(words(contacts));
const reactions = new Set(words("polarity|reaction|sentiment|signal|response|answer"));

/** What speaks for each kind, and how loudly. */
const speaking: [ImportKind, number, Set<string>][] = (
  [
    ["leads", 1, `${contacts}|vendor|list|list name|lead status|lead owner|lead score`],
    [
      "leads",
      4,
      "purchased on|purchase date|date purchased|bought on|cost per lead|lead cost|lead price|price per lead|cpl|lead vendor|lead provider|purchase unit|lead list|" +
        "kaufdatum|gekauft am|preis pro lead|leadpreis|date d'achat|prix du lead|fecha de compra|precio por lead|aankoopdatum|prijs per lead",
    ],
    [
      "leads",
      3,
      "lead id|leadid|mql id|first contact date|landing page id|form id|form name|created_time|apollo contact id|zoominfo contact id|person linkedin url|landing page",
    ],
    [
      "deals",
      3,
      "deal|deal name|deal stage|deal id|deal value|deal status|deal owner|deal title|opportunity name|opportunity id|opportunity|opportunity owner|opportunity stage|stage name|potential name|potential owner|forecast category|forecast type|" +
        "close date|closing date|close value|expected close date|deal expected close date|won time|won date|won on|lost date|lost on|closed won bookings amount|pipeline|probability|expected revenue|is won|lost reason|loss reason|engage date|" +
        "verkaufschance|verkaufsphase|deal-phase|abschlussdatum|auftragswert|gewonnen am|verlustgrund|opportunité|étape de la transaction|date de clôture|motif de perte|oportunidad|etapa del negocio|fecha de cierre|verkoopkans|verkoopfase|sluitingsdatum",
    ],
    [
      "deals",
      1.5,
      "stage|opened|closed|closed on|date closed|amount|mrr|sales agent|sales rep|pipeline amount|next step|currency|phase|betrag|étape|montant|etapa|importe|fase|bedrag",
    ],
    [
      "signals",
      5,
      "polarity|reaction|sentiment|cue|manner|buy in|button|objection|unspoken signal|body language|meeting outcome|spoken",
    ],
    ["signals", 3, "step|signal|issue|step name|outcome"],
    ["signals", 2, "response|answer"],
    [
      "touches",
      5,
      "call date|call start time|call type|call duration|call duration in seconds|call duration in minutes|length in sec|phone number dialed|call disposition|disposition|activity type|activity subject|touch date|touched on|call purpose|who id|call owner",
    ],
    ["touches", 2, "activity date|subject|activity due date|channel|dial time|status name"],
    [
      "charges",
      4,
      "basis|billing basis|charge type|unit price|invoice date|invoice amount|period start|period end|period from|period to|incurred on|invoice number|line total|qty|quantity",
    ],
    [
      "credits",
      5,
      "credited on|credit amount|credit date|credit note|refund amount|refund date|credit reason|credit",
    ],
  ] as [ImportKind, number, string][]
).map(([kind, weight, text]) => [kind, weight, new Set(words(text))]);

/** Whose lead a row is about. Beside a step it is not the lead's own number, but says whose signal this is. */
const references = new Set(words("lead id|leadid|mql id|vendor lead id|lead number|lead ref|lead"));
const steps = new Set(words("step|step name|button|buy in|buy in step|milestone"));
/** Also names of where a lead or deal stands, so that they are steps only where nobody is named, or a reaction is. */
const stages = new Set(words("stage|stage name"));

/** Beside each other, and with nobody named, they are a line of an invoice. */
const sellers = new Set(words("vendor|vendor name|supplier|provider|payee|list|list name|batch|lead list"));
const sums = new Set(words("amount|total|total amount|net amount|sum|charge|cost|fee"));
const bases = new Set(words("type|unit|item|line item"));

/** Whether a column of this name says what only a signal does. */
export function speaksOfSignals(name: string): boolean {
  const loose = looseName(name);
  return steps.has(loose) || speaking.some(([kind, , known]) => kind === "signals" && known.has(loose));
}

export interface GuessedKind {
  kind: ImportKind;
  /** Between 0 and 1. */
  confidence: number;
  /** What speaks nearly as loudly, where the guess is not sure. */
  instead?: ImportKind;
}

/** The kind its header names speak for, and how much louder than the next. Leads when nothing speaks. */
export function guessKind(names: readonly string[]): GuessedKind {
  const loose = names.map(looseName);
  const scores = new Map<ImportKind, number>([["leads", 0.5]]);
  const isReference = aboutSteps(loose);
  for (const [kind, weight, known] of speaking) {
    const heard = loose.filter((name) => !(isReference && references.has(name)));
    scores.set(kind, (scores.get(kind) ?? 0) + countOf(heard, known) * weight);
  }
  if (isReference) scores.set("signals", (scores.get("signals") ?? 0) + 3);
  if (isInvoice(loose)) scores.set("charges", (scores.get("charges") ?? 0) + 2 + 2 * countOf(loose, bases));
  for (const name of loose) {
    if (/^deal(?!er)./.test(name)) scores.set("deals", (scores.get("deals") ?? 0) + 1.5);
    if (/^activity./.test(name)) scores.set("touches", (scores.get("touches") ?? 0) + 1.5);
  }
  const [[kind, first] = ["leads", 0] as const, [next, second] = ["deals", 0] as const] = [...scores].sort(
    (left, right) => right[1] - left[1],
  );
  if (first >= second * 1.3) return { kind, confidence: first >= second * 2 ? 0.95 : 0.8 };
  return { kind, confidence: 0.5, instead: next };
}

/** Whether rows name a lead and a step of it. */
function aboutSteps(loose: readonly string[]): boolean {
  if (countOf(loose, references) === 0) return false;
  if (countOf(loose, steps) > 0) return true;
  return countOf(loose, stages) > 0 && (countOf(loose, reactions) > 0 || countOf(loose, who) === 0);
}

/** Whether rows say an amount of a vendor or list, and name nobody. */
function isInvoice(loose: readonly string[]): boolean {
  return countOf(loose, sellers) > 0 && countOf(loose, sums) > 0 && countOf(loose, who) === 0;
}

function countOf(loose: readonly string[], known: ReadonlySet<string>): number {
  return loose.filter((name) => known.has(name)).length;
}
