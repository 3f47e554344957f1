// Is a file one of leads, deals, signals, touches, charges or credits?
import type { ImportKind } from "../domain/vocabulary";
import { looseName } from "./header";

const words = (text: string) => text.split("|").map(looseName);

/** What speaks for each kind, and how loudly. */
const speaking: [ImportKind, number, Set<string>][] = (
  [
    [
      "leads",
      1,
      "email|email address|phone|phone number|mobile|mobile phone|first name|last name|company|company name|title|job title|website|industry|city|state|street|address|zip|zip code|postal code|country|" +
        "employees|# employees|lead status|lead owner|lead score|vendor|list|list name|linkedin url|department|direct phone number|" +
        "firma|ansprechpartner|telefon|mobil|ort|plz|branche|vorname|nachname|société|téléphone|code postal|ville|empresa|teléfono|ciudad|código postal|bedrijf|contactpersoon|telefoon|plaats",
    ],
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
    [
      "touches",
      5,
      "call date|call start time|call type|call duration|call duration in seconds|call duration in minutes|length in sec|phone number dialed|call disposition|disposition|activity type|activity subject|touch date|touched on|call purpose|who id|call owner",
    ],
    ["touches", 2, "activity date|subject|activity due date|channel|dial time|status name"],
    [
      "charges",
      4,
      "basis|unit price|invoice date|period start|period end|incurred on|invoice number|line total|qty|quantity",
    ],
    ["credits", 5, "credited on|credit amount|credit date|refund amount|refund date|credit reason|credit"],
  ] as [ImportKind, number, string][]
).map(([kind, weight, text]) => [kind, weight, new Set(words(text))]);

/** The kind its header names speak for, and how much louder than the next (0 to 1). Leads when nothing speaks. */
export function guessKind(names: readonly string[]): { kind: ImportKind; confidence: number } {
  const loose = names.map(looseName);
  const scores = new Map<ImportKind, number>([["leads", 0.5]]);
  for (const [kind, weight, known] of speaking) {
    const heard = loose.filter((name) => known.has(name)).length;
    scores.set(kind, (scores.get(kind) ?? 0) + heard * weight);
  }
  for (const name of loose) {
    if (/^deal(?!er)./.test(name)) scores.set("deals", (scores.get("deals") ?? 0) + 1.5);
    if (/^activity./.test(name)) scores.set("touches", (scores.get("touches") ?? 0) + 1.5);
  }
  const [[kind, first] = ["leads", 0], [, second] = ["deals", 0]] = [...scores].sort(
    (left, right) => right[1] - left[1],
  ) as [ImportKind, number][];
  return {
    kind: kind as ImportKind,
    confidence: first >= second * 2 ? 0.95 : first >= second * 1.3 ? 0.8 : 0.5,
  };
}
