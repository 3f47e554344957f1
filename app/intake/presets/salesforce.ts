// How do exports and reports of Salesforce name their columns?
import type { Preset } from "./preset";

/** API names as the weekly data export writes them; labels as reports do. */
export const salesforce: readonly Preset[] = [
  {
    id: "salesforce-leads",
    name: "a Salesforce lead export",
    kind: "leads",
    tells: [
      "Id|FirstName|LastName|Company|LeadSource|IsConverted",
      "Id|FirstName|LastName|Company|LeadSource|CreatedDate",
      "Lead ID|Lead Owner|Lead Status|Company / Account",
    ],
    columns: {
      "lead.vendor_lead_id": "Id|Lead ID",
      "lead.company": "Company|Company / Account",
      "lead.person": "FirstName+LastName",
      "lead.title": "Title",
      "lead.email": "Email",
      "lead.phone": "Phone",
      "lead.mobile": "MobilePhone|Mobile",
      "lead.website": "Website",
      "lead.street": "Street",
      "lead.city": "City",
      "lead.region": "State|State/Province|StateCode",
      "lead.postal_code": "PostalCode|Zip/Postal Code",
      "lead.country": "Country|CountryCode",
      "lead.industry": "Industry",
      "lead.seats": "NumberOfEmployees|No. of Employees",
      "lead.note": "Description",
      "lead.purchased_on": "CreatedDate|Create Date",
      "list.vendor": "LeadSource|Lead Source",
    },
    leaves:
      "MasterRecordId|RecordTypeId|OwnerId|Status|Rating|AnnualRevenue|CurrencyIsoCode|ConvertedDate|ConvertedAccountId|ConvertedContactId|ConvertedOpportunityId|" +
      "LastModifiedDate|SystemModstamp|LastActivityDate|LastTransferDate|EmailBouncedReason|EmailBouncedDate|DoNotCall|Latitude|Longitude|Jigsaw|JigsawContactId",
  },
  {
    id: "salesforce-opportunities",
    name: "a Salesforce opportunity export",
    kind: "deals",
    tells: ["Id|StageName|CloseDate|AccountId", "Id|StageName|CloseDate|IsWon"],
    columns: {
      "deal.deal_id": "Id",
      "deal.company": "Account.Name",
      "deal.street": "Account.BillingStreet",
      "deal.city": "Account.BillingCity",
      "deal.postal_code": "Account.BillingPostalCode",
      "deal.status": "StageName",
      "deal.amount": "Amount",
      "deal.currency": "CurrencyIsoCode",
      "deal.opened_on": "CreatedDate",
      "deal.won_on": "CloseDate",
      "deal.lost_on": "CloseDate",
    },
    leaves:
      "IsDeleted|AccountId|ContactId|OwnerId|Name|ExpectedRevenue|TotalOpportunityQuantity|Type|NextStep|LeadSource|IsClosed|IsWon|Description|CampaignId|" +
      "LastModifiedDate|SystemModstamp|LastActivityDate|LastStageChangeDate|ForecastCategory|ForecastCategoryName|ContractId",
  },
  {
    id: "salesforce-opportunity-report",
    name: "a Salesforce opportunity report",
    kind: "deals",
    tells: [
      "Opportunity Owner|Account Name|Opportunity Name|Stage",
      "Opportunity Name|Account Name|Stage|Close Date",
      "Opportunity ID|Opportunity Name|Stage",
    ],
    columns: {
      "deal.deal_id": "Opportunity ID",
      "deal.company": "Account Name",
      "deal.street": "Billing Street|Account Name: Billing Street|Billing Address Line 1",
      "deal.city": "Billing City|Account Name: Billing City",
      "deal.postal_code": "Billing Zip/Postal Code|Account Name: Billing Zip/Postal Code|Billing Zip",
      "deal.status": "Stage",
      "deal.amount": "Total Amount|Amount",
      "deal.currency": "Total Amount Currency|Amount Currency",
      "deal.owner": "Opportunity Owner",
      "deal.opened_on": "Created Date",
      "deal.won_on": "Close Date",
      "deal.lost_on": "Close Date",
      "deal.loss_reason": "Closed Lost Reason|Loss Reason",
    },
    leaves:
      "Billed iARR Currency|Billed iARR|Fiscal Period|Forecast Category|Opportunity Next Steps|Type|Territory Region|Age|Expected Revenue",
  },
  {
    id: "salesforce-stage-history",
    name: "a Salesforce history of opportunity stages",
    kind: "signals",
    tells: ["OpportunityId|StageName|FromForecastCategory", "OpportunityId|StageName|CreatedDate|PrevAmount"],
    columns: {
      "signal.deal_id": "OpportunityId",
      "signal.step": "StageName",
      "signal.at": "CreatedDate",
    },
    leaves:
      "Id|CreatedById|CreatedDateForInsert|Amount|ExpectedRevenue|CloseDate|Probability|FromForecastCategory|ForecastCategory|PrevForecastUpdate|" +
      "FromOpportunityStageName|PrevOpportunityStageUpdate|CurrencyIsoCode|ValidThroughDate|SystemModstamp|IsDeleted|PrevAmount|PrevCloseDate",
  },
  {
    id: "salesforce-tasks",
    name: "a Salesforce task export",
    kind: "touches",
    tells: ["Id|WhoId|WhatId|ActivityDate|CallDisposition", "Id|WhoId|WhatId|Subject|CallDurationInSeconds"],
    columns: {
      "touch.lead_id": "WhoId",
      "touch.deal_id": "WhatId",
      "touch.at": "CompletedDateTime|ActivityDate|CreatedDate",
      "touch.channel": "Type",
      "touch.outcome": "CallDisposition|Subject",
    },
    leaves:
      "Id|AccountId|OwnerId|Description|CurrencyIsoCode|CallType|CallObject|Status|ReminderDateTime|LastModifiedDate|SystemModstamp|CreatedById",
    values: { "touch.channel": { Other: "", Task: "", "To Do": "" } },
  },
  {
    id: "salesforce-events",
    name: "a Salesforce event export",
    kind: "touches",
    tells: ["Id|WhoId|WhatId|ActivityDateTime|DurationInMinutes"],
    columns: {
      "touch.lead_id": "WhoId",
      "touch.deal_id": "WhatId",
      "touch.at": "ActivityDateTime|ActivityDate",
      "touch.outcome": "Subject",
    },
    constants: { "touch.channel": "visit" },
    leaves: "Id|AccountId|OwnerId|Type|Location|Description|CurrencyIsoCode|CreatedDate|LastModifiedDate",
  },
  {
    id: "salesforce-campaigns",
    name: "a Salesforce campaign export",
    kind: "charges",
    tells: ["Id|Name|BudgetedCost|ActualCost|NumberOfLeads"],
    columns: {
      "charge.list": "Name",
      "charge.amount": "ActualCost",
      "charge.currency": "CurrencyIsoCode",
      "charge.incurred_on": "StartDate",
      "charge.quantity": "NumberOfLeads",
    },
    constants: { "charge.basis": "flat" },
    leaves:
      "Id|ParentId|Type|Status|EndDate|ExpectedRevenue|BudgetedCost|OwnerId|CreatedDate|LastModifiedDate|Description",
  },
];
