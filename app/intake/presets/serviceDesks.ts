// How do Autotask, ConnectWise and HaloPSA name the columns of opportunities?
import type { Preset } from "./preset";

/** Autotask from its import template; ConnectWise and HaloPSA by the field names of their APIs, by which their own importers go. */
export const serviceDesks: readonly Preset[] = [
  {
    id: "autotask-opportunities",
    name: "an Autotask opportunity sheet",
    kind: "deals",
    tells: [
      "External (Legacy) Opportunity ID|Opportunity Name (required)",
      "Opportunity ID [updates only]|Opportunity Name (required)",
      "External (Legacy) Opportunity ID|Opportunity Name",
    ],
    columns: {
      "deal.deal_id": "Opportunity ID [updates only]|Opportunity ID|External (Legacy) Opportunity ID",
      "deal.company":
        "Organization (required)|Organization|Account (required)|Account|Company (required)|Company|Client (required)|Client|Customer (required)|Customer|Site (required)|Site|Business Unit",
      "deal.person": "Contact",
      "deal.street": "Address 1|Address",
      "deal.city": "City",
      "deal.postal_code": "Zip Code|Postal Code|Post Code",
      "deal.status": "Status (required)|Status|Stage (required)|Stage",
      "deal.amount": "Total Revenue|Amount|Total Amount",
      "deal.one_off": "One-Time Revenue",
      "deal.mrr": "Monthly Revenue",
      "deal.months": "Total Months|Number of Months",
      "deal.opened_on": "Start Date|Create Date",
      "deal.won_on": "Closed Date",
      "deal.lost_on": "Closed Date",
      "deal.owner": "Opportunity Owner (required)|Opportunity Owner",
      "deal.loss_reason": "Loss Reason|Lost Reason",
    },
    leaves:
      "External (Legacy) Opportunity ID|Opportunity Name (required)|Opportunity Description|Projected Close Date|Promised Fulfillment Date",
    values: { "deal.status": { Implemented: "won", "Not Ready To Buy": "lost" } },
  },
  {
    id: "autotask-notes",
    name: "an Autotask sheet of CRM notes and to-dos",
    kind: "touches",
    tells: ["To-Do or Note|Organization|Action Type", "To-Do or Note|Action Type|Assigned To Resource"],
    columns: {
      "touch.company": "Organization|Account|Company",
      "touch.at": "Start Date/Time",
      "touch.channel": "Action Type",
      "touch.outcome": "Subject|Description",
      "touch.who": "Assigned To Resource",
    },
    leaves: "To-Do or Note|Assigned By Resource|End Date/Time",
  },
  {
    id: "connectwise-opportunities",
    name: "a ConnectWise opportunity export",
    kind: "deals",
    tells: [
      "primarySalesRep|expectedCloseDate|stage",
      "primarySalesRep/name|expectedCloseDate|stage/name",
      "primarySalesRep|dateBecameLead|closedDate",
    ],
    columns: {
      "deal.deal_id": "id",
      "deal.company": "company/name|company",
      "deal.person": "contact/name|contact",
      "deal.street": "company/addressLine1|addressLine1",
      "deal.city": "company/city|city",
      "deal.postal_code": "company/zip|zip",
      "deal.status": "status/name|status",
      "deal.amount": "closedRevenue|expectedRevenue|estimatedRevenue",
      "deal.opened_on": "dateBecameLead",
      "deal.won_on": "closedDate",
      "deal.lost_on": "closedDate",
      "deal.owner": "primarySalesRep/name|primarySalesRep",
    },
    leaves:
      "name|stage|stage/name|type|type/name|expectedCloseDate|pipelineChangeDate|probability|rating|source|campaign|notes|site|site/name|customerPO|closedBy|secondarySalesRep|totalSalesTax|locationId|businessUnitId|closedFlag|wonFlag|lostFlag",
    // Its statuses are Default, Inactive, Closed, Won, Lost; what "Inactive" and "Closed" came to, only the user can say.
    values: { "deal.status": { Default: "open" } },
  },
  {
    id: "halopsa-opportunities",
    name: "a HaloPSA opportunity export",
    kind: "deals",
    tells: ["oppcompanyname|oppcontactname", "oppcompanyname|oppemailaddress"],
    columns: {
      "deal.deal_id": "id|ticket_id",
      "deal.company": "oppcompanyname|client_name",
      "deal.person": "oppcontactname|user_name",
      "deal.email": "oppemailaddress",
      "deal.phone": "opptel|oppphonenumber",
      "deal.status": "status_name|status",
      "deal.amount": "oppvalue",
      "deal.opened_on": "dateoccurred",
      "deal.won_on": "dateclosed",
      "deal.lost_on": "dateclosed",
      "deal.owner": "agent_name|agent",
    },
    leaves:
      "summary|details|client_id|client_name|site_id|site_name|user_name|team|tickettype_name|priority_id|workflow_name|organisation_id|department_id",
  },
];
