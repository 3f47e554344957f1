// How do exports of Pipedrive name their columns?
import type { Preset } from "./preset";

/** Every header is "Entity - Field"; people and organizations are linked by name. */
export const pipedrive: readonly Preset[] = [
  {
    id: "pipedrive-deals",
    name: "a Pipedrive deal export",
    kind: "deals",
    tells: [
      "Deal - Title|Deal - Stage",
      "Deal - Title|Deal - Status",
      "Deal - Title|Deal - Value|Deal - Pipeline",
    ],
    columns: {
      "deal.deal_id": "Deal - ID",
      "deal.company": "Deal - Organization|Organization - Name",
      "deal.person": "Deal - Contact person|Person - Name",
      "deal.email": "Person - Email|Person - Email (Work)|Person - Email - Work",
      "deal.phone": "Person - Phone|Person - Phone - Work",
      "deal.street": "Organization - Address",
      "deal.city": "Organization - City/town/village/locality of Address|Organization - City of Address",
      "deal.postal_code": "Organization - ZIP/Postal code of Address|Organization - ZIP code of Address",
      "deal.status": "Deal - Status|Deal - Stage",
      "deal.amount": "Deal - Value",
      "deal.currency": "Deal - Currency",
      "deal.owner": "Deal - Owner",
      "deal.opened_on": "Deal - Deal created|Deal - Add time",
      "deal.won_on": "Deal - Won time|Deal - Deal closed on",
      "deal.lost_on": "Deal - Lost time|Deal - Deal closed on",
      "deal.loss_reason": "Deal - Lost reason",
    },
    leaves:
      "Deal - Stage|Deal - Pipeline|Deal - Probability|Deal - Expected close date|Deal - Last stage change|Deal - Last activity date|Deal - Next activity date|" +
      "Deal - Territory|Deal - Type of deal|Deal - Deal source|Deal - Weighted value",
  },
  {
    id: "pipedrive-people",
    name: "a Pipedrive sheet of people and organizations",
    kind: "leads",
    tells: [
      "Person - Name|Organization - Name",
      "Person - Name|Person - Email",
      "Person - First name|Person - Last name",
    ],
    columns: {
      "lead.person": "Person - Name|Person - First name+Person - Last name",
      "lead.company": "Organization - Name|Person - Organization",
      "lead.email": "Person - Email (Work)|Person - Email - Work|Person - Email",
      "lead.phone": "Person - Phone|Person - Phone - Work",
      "lead.street": "Organization - Address",
      "lead.city": "Organization - City/town/village/locality of Address|Organization - City of Address",
      "lead.postal_code": "Organization - ZIP/Postal code of Address|Organization - ZIP code of Address",
      "lead.note": "Note - Content",
    },
    leaves:
      "Person - First name|Person - Last name|Person - Email (Home)|Deal - Title|Deal - Value|Activity - Subject|Activity - Due date|Product - Name|Product - Product Code|" +
      "Product - Unit|Product - Price|Product - Currency",
  },
  {
    id: "pipedrive-activities",
    name: "a Pipedrive activity export",
    kind: "touches",
    tells: ["Activity - Subject|Activity - Type|Activity - Due date"],
    columns: {
      "touch.at": "Activity - Due date",
      "touch.channel": "Activity - Type",
      "touch.outcome": "Activity - Subject",
      "touch.who": "Activity - Assigned to user",
      "touch.email": "Person - Email",
      "touch.phone": "Person - Phone",
      "touch.company": "Organization - Name",
    },
    leaves: "Activity - Done|Activity - Due time|Activity - Note|Deal - Title|Person - Name",
    values: { "touch.channel": { Task: "", Deadline: "", Lunch: "visit" } },
  },
];
