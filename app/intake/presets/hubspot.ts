// How do exports of HubSpot name their columns?
import type { Preset } from "./preset";

/** Property labels as HubSpot's own object exports write them; the casing of "owner" differs from object to object. */
export const hubspot: readonly Preset[] = [
  {
    id: "hubspot-deals",
    name: "a HubSpot deal export",
    kind: "deals",
    tells: [
      "Record ID|Deal Name|Deal Stage",
      "Deal Name|Deal Stage|Pipeline",
      "Deal ID|Deal Name|Deal Stage|Pipeline",
    ],
    columns: {
      "deal.deal_id": "Record ID|Deal ID",
      "deal.company":
        "Company Name|Associated Company|Primary Associated Company|Associated Company (Primary)",
      "deal.person": "Associated Contact|Contact Name",
      "deal.street": "Street Address|Company Street Address",
      "deal.city": "City|Company City",
      "deal.postal_code": "Postal Code|Company Postal Code",
      "deal.status": "Deal Stage",
      "deal.amount": "Amount",
      "deal.mrr": "Monthly recurring revenue",
      "deal.currency": "Currency",
      "deal.owner": "Deal owner",
      "deal.opened_on": "Create Date",
      "deal.won_on": "Close Date",
      "deal.lost_on": "Close Date",
      "deal.loss_reason": "Closed Lost Reason",
    },
    leaves:
      "Last Activity Date|Is closed lost|Is Closed Won|Is Deal Closed?|Is Stalled|Date entered current stage|Date left stage|Associated Note IDs|" +
      "Annual contract value|Forecast amount|Weighted amount|Amount in company currency|Region|Solution|Channel|Active Status",
    // The six stages and their internal names of HubSpot's own sales pipeline that a plain reading would miss.
    values: { "deal.status": { decisionmakerboughtin: "open", presentationscheduled: "open" } },
  },
  {
    id: "hubspot-contacts",
    name: "a HubSpot contact export",
    kind: "leads",
    tells: [
      "Record ID|First Name|Last Name|Contact owner",
      "Record ID|First Name|Last Name|Lifecycle Stage",
      "First Name|Last Name|Email|Contact owner",
    ],
    columns: {
      "lead.vendor_lead_id": "Record ID|Contact ID",
      "lead.person": "First Name+Last Name",
      "lead.title": "Job Title",
      "lead.company": "Company Name|Associated Company",
      "lead.email": "Email",
      "lead.phone": "Phone Number",
      "lead.mobile": "Mobile Phone Number",
      "lead.website": "Website URL",
      "lead.street": "Street Address",
      "lead.city": "City",
      "lead.region": "State/Region",
      "lead.postal_code": "Postal Code",
      "lead.country": "Country/Region",
      "lead.industry": "Industry",
      "lead.seats": "Number of Employees",
      "lead.purchased_on": "Create Date",
      "list.vendor": "Original Source",
    },
    leaves:
      "Last Activity Date|Close Date|Contact owner|Lead Status|Lifecycle Stage|Original Source Drill-Down 1",
  },
  {
    id: "hubspot-companies",
    name: "a HubSpot company export",
    kind: "leads",
    tells: ["Record ID|Company Name|Company Owner", "Record ID|Company Name|Company Domain Name"],
    columns: {
      "lead.vendor_lead_id": "Record ID",
      "lead.company": "Company Name",
      "lead.website": "Company Domain Name|Domain|Website URL",
      "lead.phone": "Phone Number",
      "lead.city": "City",
      "lead.region": "State/Region",
      "lead.country": "Country/Region",
      "lead.industry": "Industry",
      "lead.seats": "Number of Employees",
      "lead.purchased_on": "Create Date",
    },
    leaves: "Last Activity Date|Company Owner",
  },
];
