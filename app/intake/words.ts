// Which of our words does a word in a file mean?
import type { DealStatus } from "../domain/vocabulary";
import { wordKey } from "./cellText";
import type { TargetName } from "./targets";

const open = new Set(
  (
    "open|new|active|pending|working|in progress|in process|on hold|hold|paused|live|current|not closed|prospect|prospecting|engaging|engaged|qualification|" +
    "qualified|qualifying|pre qualified|needs analysis|needs assessment|value proposition|id decision makers|identify decision makers|perception analysis|discovery|" +
    "proposal|proposal price quote|proposal quote|proposal sent|proposal made|proposal presented|price quote|quote|quoted|quote sent|negotiation|negotiating|" +
    "negotiations started|negotiation review|initial offer|offer|appointment scheduled|appointment set|appointment|meeting|meeting scheduled|meeting set|" +
    "qualified to buy|qualifiedtobuy|presentation scheduled|presentation|decision maker bought in|contract sent|contract|contracting|lead|lead in|contact made|contacted|demo|" +
    "demo scheduled|demo booked|demo done|appt set|appt|appt held|meeting booked|booked|no show|callback|call back|default|new lead|interested|nurture|evaluation|verbal|verbal commitment|commit|best case|pipeline|omitted|opportunity|sql|mql|follow up|review|assessment|site survey"
  ).split("|"),
);
const won = new Set(
  "won|win|closed won|closedwon|close won|sale|sold|signed|customer|client|success|implemented|activated|order placed|contract signed|deal won".split(
    "|",
  ),
);
const lost = new Set(
  (
    "lost|loss|closed lost|closedlost|close lost|dead|abandoned|no sale|cancelled|canceled|rejected|declined|not ready to buy|disqualified|no decision|" +
    "closed no decision|lost to competition|closed lost to competition|unqualified|deal lost|churned|not interested|ni|dnc|do not call|duplicate|junk|junk lead|bad data|out of business|no budget"
  ).split("|"),
);

/** What a status or stage word says; undefined for a word that is not known. */
export function dealStatusOf(word: string): DealStatus | undefined {
  const key = wordKey(word).replace(/^\d+ (?=\p{L})/u, "");
  if (won.has(key)) return "won";
  if (lost.has(key)) return "lost";
  if (open.has(key)) return "open";
  if (/\b(not|never|un)\b/.test(key)) return undefined;
  if (/\bwon\b/.test(key)) return "won";
  return /\blost\b/.test(key) ? "lost" : undefined;
}

const said: Partial<Record<TargetName, Record<string, string>>> = {
  "lead.purchase_unit": {
    record: "record|records|name|contact|data|cold|list record|raw",
    lead: "lead|leads|inquiry|enquiry|cpl|mql|qualified lead|content syndication|intent|form|warm",
    set: "set|appointment|appointment set|booked|booked appointment|scheduled|sql|appt|appt set|meeting set",
    held: "held|appointment held|attended|sat|show|completed|met|appt held|meeting held",
  },
  "signal.polarity": {
    positive:
      "positive|+|pos|yes|y|agreed|agree|accepted|buttoned|good|green|for|true|1|up|buy in|bought in|won|confirmed|resolved|advanced|interested|hot|sale|booked|appt set|appointment set|demo booked|sql|sold",
    negative:
      "negative|neg|no|n|ni|not interested|dnc|do not call|not now|dead|objection|objected|objects|refused|rejected|bad|red|against|false|0|down|declined|lost",
    neutral: "neutral|callback|call back|callbk|cb|follow up|voicemail|none|mixed|maybe|unclear|note|info",
  },
  "signal.manner": {
    spoken: "spoken|said|verbal|told|words|written|explicit|voiced",
    unspoken:
      "unspoken|non verbal|nonverbal|shown|body language|behaviour|behavior|silent|unsaid|implicit|observed|seen",
  },
  "signal.channel": {
    call: "call|phone|phone call|telephone|dial|voice|voicemail|tel|cell",
    mail: "mail|email|e mail|letter|sms|text|text message|message|chat|linkedin|inmail|post",
    meeting:
      "meeting|visit|in person|on site|onsite|video|zoom|teams|video call|demo|face to face|appointment|web meeting",
  },
  "touch.channel": {
    call: "call|phone|phone call|telephone|dial|voice|voicemail|tel|outbound|inbound|outbound call|inbound call|cell|calls",
    mail: "mail|email|e mail|letter|sms|text|text message|message|chat|linkedin|inmail|post|emails",
    visit: "visit|in person|on site|onsite|meeting|walk in|drop in|face to face|field visit|appointment",
  },
  "signal.outcome": {
    held: "held|attended|completed|done|happened|met|show|showed|sat|kept|yes",
    "no-show":
      "no show|noshow|did not show|didn t show|missed|absent|not attended|dns|stood up|ns|dna|no showed|didn t attend",
    cancelled: "cancelled|canceled|cancel|called off|withdrawn",
    rescheduled: "rescheduled|reschedule|moved|postponed|pushed|new date|delayed|rebooked|moved out",
  },
  "charge.basis": {
    record: "record|records|per record|name|names|data|list",
    lead: "lead|leads|per lead|cpl|inquiry",
    set: "set|appointment|appointment set|per appointment|per set|booked",
    held: "held|appointment held|per held|attended|sat",
    flat: "flat|fixed|one time|lump sum|total|setup|one off",
    retainer: "retainer|monthly|month|subscription|monthly fee|management fee",
    hours: "hours|hour|hourly|per hour|time",
  },
};

const meanings = new Map(
  Object.entries(said).map(([target, words]) => [
    target,
    new Map(
      Object.entries(words).flatMap(([ours, theirs]) =>
        theirs.split("|").map((word) => [word, ours] as const),
      ),
    ),
  ]),
);

/** Our word of a field for a word of a file; undefined for a word that is not known. */
export function knownWord(target: TargetName, word: string): string | undefined {
  const key = wordKey(word);
  if (isMinusSign(target, word)) return "negative";
  return meanings.get(target)?.get(key);
}

/** Whether a cell is the sign of "against", where a lone dash would say nothing in any other field; a long one is for what is not known. */
export function isMinusSign(target: TargetName, cell: string): boolean {
  return target === "signal.polarity" && /^[-–−]$/.test(cell.trim());
}

const yes = new Set("yes|y|true|1|x|✓|✔|☑|done|ok|held|on|checked|ja|si|sí|oui|sim".split("|"));
const no = new Set("no|n|false|0|☐|✗|✘|not yet|open|off|unchecked|nein|non|não|nao".split("|"));

/** Whether a cell says yes or no; undefined for anything else. */
export function yesOrNo(text: string): boolean | undefined {
  const key = text.trim().toLowerCase();
  if (yes.has(key)) return true;
  return no.has(key) ? false : undefined;
}
