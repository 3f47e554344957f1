// How do exports of Zoho CRM, and tables of Zoho Analytics, name their columns?
import type { Preset } from "./preset";

const leadStages =
  "Lead Owner|Lead Owner.id|Lead Status|Is Converted|CONVERTED|month_Created Time1|Modified Time|Created By|Created By.id|Modified By|Modified By.id";

/** Every link of a CRM export is a pair of columns: the name and its ".id". */
export const zoho: readonly Preset[] = [
  {
    id: "zoho-leads",
    name: "a Zoho lead export",
    kind: "leads",
    tells: ["Record Id|Lead Source|Lead Status|Last Name|Company", "LEADID|Last Name|Lead Owner|Lead Status"],
    columns: {
      "lead.vendor_lead_id": "Record Id|LEADID",
      "lead.company": "Company",
      "lead.person": "First Name+Last Name",
      "lead.email": "Email",
      "lead.phone": "Phone",
      "lead.mobile": "Mobile",
      "lead.website": "Website",
      "lead.street": "Street",
      "lead.city": "City",
      "lead.region": "State",
      "lead.postal_code": "Zip Code",
      "lead.country": "Country",
      "lead.industry": "Industry",
      "lead.seats": "No. of Employees",
      "lead.note": "Description",
      "lead.purchased_on": "Created Time",
      "list.vendor": "Lead Source",
      "list.name": "Ad Campaign Name",
    },
    leaves: `${leadStages}|Lead Name|Last Activity Time|Converted Date Time|Lead Conversion Time|Converted Account.id|Converted Account|Converted Contact.id|Converted Contact|Converted Deal.id|Converted Deal|Change Log Time|Locked|Cost per Click|Keyword|GCLID|ZCAMPAIGNID|Conversion Export Status|Referrer|Annual Revenue`,
  },
  {
    id: "zoho-deals",
    name: "a Zoho deal export",
    kind: "deals",
    tells: [
      "Potential Name|Potential Owner|Closing Date|Stage",
      "Record Id|Deal Name|Closing Date|Stage",
      "Record Id|Deal Name|Account Name|Stage",
    ],
    columns: {
      "deal.deal_id": "Record Id|Potential Id|POTENTIALID",
      "deal.lead_id": "LEADID",
      "deal.company": "Account Name",
      "deal.person": "Contact Name",
      "deal.street": "Billing Street|Mailing Street|Street",
      "deal.city": "Billing City|Mailing City|City",
      "deal.postal_code": "Billing Code|Billing Zip|Mailing Zip|Zip Code",
      "deal.status": "Stage",
      "deal.amount": "Amount",
      "deal.currency": "Currency",
      "deal.owner": "Potential Owner|Deal Owner",
      "deal.opened_on": "Created Time",
      "deal.won_on": "Closing Date",
      "deal.lost_on": "Closing Date",
      "deal.loss_reason": "Reason For Loss|Reason For Loss__s",
    },
    leaves:
      "Potential Name|Deal Name|Expected Revenue|Forecast Type|Type|Lead Source|Probability|Age in Days|Age Tier|Amount Tier|Tasks Involved|Events Involved|Calls Involved|" +
      "Activities Involved|Campaign Id|Modified Time|Account Name.id|Contact Name.id|Deal Owner.id",
  },
  {
    id: "zoho-calls",
    name: "a Zoho call export",
    kind: "touches",
    tells: [
      "Call Start Time|Call Owner|Call Type|Call Purpose",
      "Call Start Time|Call Owner|Call Duration (in seconds)",
    ],
    columns: {
      "touch.lead_id": "LEADID|Who Id",
      "touch.deal_id": "POTENTIALID",
      "touch.at": "Call Start Time",
      "touch.channel": "Call Type",
      "touch.outcome": "Call Result|Call Purpose",
      "touch.who": "Call Owner",
    },
    leaves:
      "TASKID|Call Owner Id|Subject|Billable|Created Time|Modified Time|CONTACTID|ACCOUNTID|Who Id Id|What Id|SEMODULE",
    // An id of 0 is none; a missed call is a call all the same.
    values: { "touch.channel": { Missed: "call" }, "touch.deal_id": { "0": "" } },
  },
  {
    id: "zoho-events",
    name: "a Zoho event export",
    kind: "touches",
    tells: ["EVENTID|Event Owner|Start DateTime", "Event Owner|Start DateTime|End DateTime"],
    columns: {
      "touch.lead_id": "LEADID|Who Id",
      "touch.deal_id": "POTENTIALID",
      "touch.at": "Start DateTime",
      "touch.outcome": "Subject|Title",
      "touch.who": "Event Owner",
    },
    constants: { "touch.channel": "visit" },
    leaves:
      "EVENTID|Event Owner Id|End DateTime|Created Time|Modified Time|CONTACTID|ACCOUNTID|Who Id Id|What Id|SEMODULE",
    values: { "touch.deal_id": { "0": "" } },
  },
  {
    id: "zoho-campaigns",
    name: "a Zoho campaign export",
    kind: "charges",
    tells: ["Campaign Name|Budgeted Cost|Actual Cost", "CAMPAIGNID|Campaign Name|Actual Cost"],
    columns: {
      "charge.list": "Campaign Name",
      "charge.amount": "Actual Cost",
      "charge.incurred_on": "Start Date",
    },
    constants: { "charge.basis": "flat" },
    leaves: "CAMPAIGNID|Type|Status|Created Time|Modified Time|End Date|Expected Revenue|Budgeted Cost",
  },
];
