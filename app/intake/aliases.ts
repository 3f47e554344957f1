// Under which header names do CRMs, dialers and lead vendors write each field?
import type { TargetName } from "./targets";

/**
 * Names in the order of preference, in words; compared without case, spaces and punctuation. From exports of HubSpot, Salesforce,
 * Pipedrive, Zoho, SuiteCRM, Odoo, Close, Autotask, ConnectWise, HaloPSA, Apollo, ZoomInfo, VICIdial and Meta lead forms, and plain words.
 */
type Aliases = Partial<Record<TargetName, string>>;

const who = {
  company:
    "company|company name|organization|organisation|organization name|account name|account|business|business name|customer|client|customer name|client name|employer|" +
    "deal organization|person organization|organization name*|site|legal name|firm|entity name|company name for emails",
  person:
    "contact|contact name|full name|person|person name|name|first and last name|name and surname|lead name|contact person|deal contact person|primary contact|customer contact|prospect|prospect name|user name",
  email:
    "email|e mail|email address|work email|business email|contact email|person email|person email work|mail|user email|primary email|email 1",
  phone:
    "phone|phone number|direct phone number|direct phone|work direct phone|first phone|business phone|work phone|office phone|telephone|telephone number|tel|person phone|company hq phone|" +
    "company phone|corporate phone|phone 1|contact phone|phone number dialed|user phone|main phone|phone work|contact number",
  website:
    "website|web site|company domain name|domain|url|company website|web|site url|homepage|www|company domain|email domain|website url|organization website",
};

const leads: Aliases = {
  "lead.vendor_lead_id":
    "vendor lead id|lead id|leadid|vendor lead code|mql id|external lead id|lead number|lead no|lead ref|lead reference|lead uuid|zoominfo contact id|apollo contact id|record id|rec id|id|contact id|external id|reference|ref",
  "lead.company": who.company,
  "lead.person": who.person,
  "lead.title": "job title|title|position|role|contact title|job role|designation|person job title|jobtitle",
  "lead.email": who.email,
  "lead.phone": who.phone,
  "lead.mobile":
    "mobile|mobile phone|mobile number|cell|cell phone|cellphone|alt phone|other phone|home phone|phone 2",
  "lead.website": who.website,
  "lead.street":
    "street|street address|address|address 1|address line 1|company street address|mailing street|primary address street|person street|company address|billing street|organization address|addr",
  "lead.city":
    "city|town|company city|mailing city|primary address city|person city|billing city|locality|suburb",
  "lead.region":
    "state|region|province|state province|state region|company state|mailing state|primary address state|person state|county|state code",
  "lead.postal_code":
    "postal code|zip|zip code|zipcode|postcode|company zip code|mailing postal code|primary address postalcode|person zip code|zip postal code",
  "lead.country":
    "country|country region|company country|mailing country|primary address country|country code|country name",
  "lead.seats":
    "seats|employees|# employees|number of employees|employee count|no of employees|num employees|headcount|company size|users|endpoints|workstations|computers|staff|employee range|employee size|company employees",
  "lead.industry":
    "industry|primary industry|sector|vertical|company industry|business type|business segment|industry type",
  "lead.purchase_unit":
    "purchase unit|lead type|unit|record type|pricing model|lead unit|billing unit|product type",
  "lead.cost":
    "cost|lead cost|price|lead price|cost per lead|cpl|price per lead|unit price|unit cost|amount paid|paid|lead fee|fee|charge|spend|purchase price|cost usd|price usd",
  "lead.currency": "currency|currency iso code|cost currency|price currency|currencyisocode",
  "lead.purchased_on":
    "purchased on|purchase date|date purchased|bought on|date bought|lead date|first contact date|created time|created date|create date|date created|created at|created on|created|submitted at|date submitted|" +
    "submitted|submission date|date added|added on|date received|received|received on|inquiry date|enquiry date|entry date|lead submit time|timestamp|date",
  "lead.delivered_at":
    "delivered at|delivered|delivered on|delivery date|date delivered|delivery time|delivered time|sent at|handed over|transferred at",
  "lead.note":
    "note|notes|comment|comments|description|remarks|lead notes|message|note content|call notes|details",
  "lead.disqualified_on":
    "disqualified on|disqualified date|date disqualified|rejected on|returned on|return date|defect date",
  "lead.defect":
    "defect|defect reason|disqualification reason|disqualified reason|return reason|reject reason|rejection reason|invalid reason|reason disqualified|bad lead reason",
};

const lists: Aliases = {
  "list.vendor":
    "vendor|lead vendor|vendor name|lead provider|provider|lead supplier|supplier|seller|lead source|source|original source|origin|lead origin|marketing source|utm source|data source|purchased from|bought from|source id",
  "list.name":
    "list|list name|lead list|batch|batch name|list id|order|order number|purchase order|campaign|campaign name|lead campaign|form name|ad campaign name|lead form name",
  "list.purchased_on": "list purchased on|list date|list purchase date|batch date|list bought on|order date",
};

const deals: Aliases = {
  "deal.deal_id":
    "deal id|opportunity id|opportunityid|opp id|potential id|record id|deal record id|external legacy opportunity id|quote id|ticket id|deal number|opportunity number|reference|id",
  "deal.lead_id":
    "lead id|leadid|vendor lead id|mql id|converted lead id|original lead id|lead record id|source lead id|lead number|lead ref",
  "deal.company": `${who.company}|associated company|lead name|primary company|deal account|associated company primary`,
  "deal.person":
    "contact|contact name|primary contact|deal contact person|contact person|full name|person|person name|associated contact|customer contact",
  "deal.email": who.email,
  "deal.phone": who.phone,
  "deal.website": who.website,
  "deal.street":
    "street|street address|billing street|billing address|address|address 1|address line 1|billing address 1|billing address line 1|billing street address|account billing street|account street|company address|" +
    "company street address|company street|organization address|customer address|client address|mailing street|mailing address|primary address street|shipping street|shipping address|site address|addr",
  "deal.city":
    "city|town|billing city|account billing city|account city|company city|organization city|customer city|client city|mailing city|primary address city|person city|contact city|shipping city|site city|locality|suburb",
  "deal.postal_code":
    "postal code|zip|zip code|zipcode|postcode|zip postal code|billing zip|billing zip code|billing zip postal code|billing postal code|billing postcode|billing code|account billing zip postal code|account zip|company zip|company zip code|" +
    "company postal code|organization zip|customer zip|client zip|mailing postal code|mailing zip|mailing zip postal code|primary address postalcode|person zip code|shipping zip|shipping postal code|shipping zip postal code|site zip",
  "deal.status":
    "deal status|status|deal stage|stage|stage name|opportunity stage|sales stage|opportunity status|pipeline stage|outcome|deal outcome|lifecycle|state",
  "deal.opened_on":
    "opened on|open date|date opened|deal opened|create date|created date|created time|date created|created at|created on|deal deal created|deal created|add time|start date|engage date|entered pipeline|opportunity date|created|reached pipeline opportunity date|creationdate|opened",
  "deal.won_on":
    "won on|won date|date won|won time|deal won time|deal won on|signed on|signed date|contract signed|closed won date|sale date|won",
  "deal.lost_on": "lost on|lost date|date lost|lost time|deal lost time|deal lost on|closed lost date|lost",
  "deal.amount":
    "amount|deal amount|deal value|value|deal deal value|opportunity amount|total amount|close value|contract value|total contract value|tcv|revenue|deal size|total|total revenue|acv|closed won bookings amount|pipeline amount|potential amount|sale amount|bookings amount|forecast amount",
  "deal.mrr":
    "mrr|monthly recurring revenue|monthly recurring|monthly revenue|monthly|recurring revenue|monthly fee|monthly value|recurring amount|mrr amount|recurring revenue monthly",
  "deal.one_off":
    "one off|one time|one time revenue|onetime revenue|setup fee|setup|nrr|non recurring|non recurring revenue|project revenue|hardware|one time amount|onboarding fee|one off amount",
  "deal.currency":
    "currency|deal currency|currency iso code|amount currency|total amount currency|currencyisocode",
  "deal.months":
    "months|term|term months|contract term|contract length|contract months|term in months|contract term months|duration months|length months",
  "deal.margin": "margin|gross margin|margin %|margin percent|gm|gm %|gross margin %",
  "deal.loss_reason":
    "loss reason|lost reason|closed lost reason|reason lost|reason for loss|deal lost reason|why lost|lost because|loss description",
  "deal.owner":
    "deal owner|opportunity owner|owner|sales rep|rep|sales agent|salesperson|sales person|account manager|account executive|assigned to|potential owner|deal owner name|assigned user|user name|owner name|representative|assigned resource",
};

/** The one date of a close, whichever way it went. */
export const closeDates =
  "close date|closed date|closing date|actual close date|date closed|closed on|closed at|deal close date|closedate|closed|end date|close time|deal closed on";

const signals: Aliases = {
  "signal.lead_id": "lead id|leadid|vendor lead id|mql id|lead number|lead ref|lead",
  "signal.deal_id": "deal id|opportunity id|opportunityid|potential id|opportunity|deal record id",
  "signal.email": who.email,
  "signal.phone": who.phone,
  "signal.company": who.company,
  "signal.step":
    "step|button|buy in|buy in step|stage|step name|milestone|stage name|deal stage|question|agreement",
  "signal.at":
    "at|date|when|time|timestamp|signal date|signal at|date time|datetime|happened on|occurred at|on|event date|meeting date|call date|day|date entered stage|created date",
  "signal.polarity":
    "polarity|signal|reaction|sentiment|answer|response|result|positive negative|for or against|yes no|agreed",
  "signal.manner": "manner|spoken|how|spoken unspoken|expressed|verbal",
  "signal.channel": "channel|medium|via|where|communication channel|contact method",
  "signal.issue": "issue|objection|concern|reason|objection type|topic|hesitation|pushback",
  "signal.outcome":
    "outcome|meeting outcome|appointment outcome|meeting status|appointment status|show status|attendance|disposition",
  "signal.cue": "cue|unspoken signal|body language|sign|behaviour|behavior|observation",
  "signal.meeting_on":
    "meeting on|meeting date|next meeting|appointment date|agreed meeting|meeting day|appointment on|follow up meeting",
  "signal.note": "note|notes|comment|comments|words|quote|remarks|description|details|verbatim",
  "signal.who":
    "who|rep|owner|sales rep|seen by|user|heard by|recorded by|logged by|agent|sales agent|salesperson",
};

const touches: Aliases = {
  "touch.lead_id": "vendor lead code|lead id|leadid|vendor lead id|mql id|lead number|lead ref|who id|lead",
  "touch.deal_id": "deal id|opportunity id|opportunityid|potential id|deal record id",
  "touch.email": who.email,
  "touch.phone": who.phone,
  "touch.company": who.company,
  "touch.at":
    "at|call date|call start time|date|start time|start datetime|activity date|activity date time|activitydate|called at|called on|date time|datetime|when|time|timestamp|activity due date|due date|start date time|completed date time|call time|touched on|touch date|created time|created date",
  "touch.channel": "channel|type|activity type|call type|medium|task type|touch type|action type|via",
  "touch.outcome":
    "outcome|disposition|call disposition|status name|call result|result|call outcome|activity outcome|status|call purpose",
  "touch.who":
    "who|agent|full name|user|rep|call owner|owner|activity assigned to user|sales rep|caller|assigned to|assigned to resource|event owner|task owner|made by|dialed by",
};

const charges: Aliases = {
  "charge.vendor": "vendor|vendor name|supplier|provider|lead vendor|payee|from",
  "charge.list": "list|list name|batch|campaign|order|lead list",
  "charge.basis": "basis|charge type|type|pricing model|unit|billing basis|per|description|line item|item",
  "charge.quantity": "quantity|qty|count|units|hours|number|leads",
  "charge.unit_price": "unit price|price|rate|price per unit|unit cost|cpl|cost per lead|price per lead",
  "charge.amount":
    "amount|total|line total|charge|cost|total amount|invoice amount|net amount|sum|spend|actual cost",
  "charge.currency": "currency|currency iso code|charge currency|currencyisocode",
  "charge.incurred_on":
    "incurred on|invoice date|date|charge date|billed on|date incurred|transaction date|charged on",
  "charge.period_start": "period start|from|start date|start|period from|service start|billing start",
  "charge.period_end": "period end|to|end date|end|period to|service end|billing end|until",
};

const credits: Aliases = {
  "credit.vendor": "vendor|vendor name|supplier|provider|lead vendor|from",
  "credit.list": "list|list name|batch|campaign|order|lead list",
  "credit.lead_id": "lead id|leadid|vendor lead id|lead number|lead ref|lead",
  "credit.amount": "amount|credit|credit amount|refund|refund amount|total|value|credited amount",
  "credit.currency": "currency|currency iso code|credit currency|currencyisocode",
  "credit.credited_on": "credited on|credit date|date|refund date|refunded on|credited|issued on",
  "credit.reason": "reason|credit reason|note|notes|description|refund reason|comment",
};

/** Deal columns in a file of leads carry names that can mean nothing else. */
const dealsAmongLeads: Aliases = {
  "deal.deal_id": "deal id|opportunity id|opp id",
  "deal.status": "deal status|deal stage|opportunity stage|opportunity status|sales outcome|deal outcome",
  "deal.opened_on": "deal opened on|deal opened|deal created|opportunity created|deal date|opened on",
  "deal.won_on": "won on|won date|date won|deal won on|signed on|closed won date|deal won",
  "deal.lost_on": "lost on|lost date|date lost|deal lost on|closed lost date",
  "deal.amount": "deal amount|deal value|opportunity amount|contract value|total contract value|tcv",
  "deal.mrr": "mrr|monthly recurring revenue|monthly recurring|deal mrr",
  "deal.one_off": "one off|one time revenue|setup fee|deal one off|onboarding fee",
  "deal.currency": "deal currency",
  "deal.months": "contract months|contract term|contract length|term months|months",
  "deal.margin": "margin|gross margin|gross margin %|deal margin",
  "deal.loss_reason": "loss reason|lost reason|closed lost reason|reason lost",
  "deal.owner": "deal owner|opportunity owner",
};

export const aliases = {
  leads: { ...leads, ...lists, ...dealsAmongLeads },
  deals,
  signals,
  touches,
  charges,
  credits,
} satisfies Record<string, Aliases>;

/** Names that come in a pair and make one person. */
export const firstNames =
  "first name|firstname|given name|person first name|contact first name|lead first name";
export const lastNames =
  "last name|lastname|surname|family name|person last name|contact last name|lead last name";
