// Are the columns of real exports understood by their names?
import { describe, expect, it } from "vitest";
import { guess } from "./guessing";
import { take } from "./taking";

describe("the header of an export", () => {
  const cases: [from: string, header: string, kind: string, columns: Record<string, string>][] = [
    [
      "HubSpot deals",
      "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Create Date,Last Activity Date",
      "deals",
      {
        "deal.deal_id": "Record ID",
        "deal.status": "Deal Stage",
        "deal.amount": "Amount",
        "deal.owner": "Deal owner",
        "deal.won_on": "Close Date",
        "deal.lost_on": "Close Date",
        "deal.opened_on": "Create Date",
      },
    ],
    [
      "HubSpot contacts",
      "Record ID,First Name,Last Name,Email,Contact owner,Lifecycle Stage,Country/Region,Create Date,Last Activity Date",
      "leads",
      {
        "lead.vendor_lead_id": "Record ID",
        "lead.person": "First Name + Last Name",
        "lead.email": "Email",
        "lead.country": "Country/Region",
        "lead.purchased_on": "Create Date",
      },
    ],
    [
      "Salesforce leads",
      "Id,Salutation,FirstName,LastName,Title,Company,Street,City,State,PostalCode,Country,Phone,MobilePhone,Fax,Email,Website,Description,LeadSource,Status,Industry,Rating,CurrencyIsoCode,AnnualRevenue,NumberOfEmployees,OwnerId,CreatedDate",
      "leads",
      {
        ...{
          "lead.vendor_lead_id": "Id",
          "lead.person": "FirstName + LastName",
          "lead.title": "Title",
          "lead.company": "Company",
          "lead.street": "Street",
          "lead.city": "City",
          "lead.region": "State",
        },
        ...{
          "lead.postal_code": "PostalCode",
          "lead.country": "Country",
          "lead.phone": "Phone",
          "lead.mobile": "MobilePhone",
          "lead.email": "Email",
          "lead.website": "Website",
          "lead.note": "Description",
        },
        ...{
          "list.vendor": "LeadSource",
          "lead.industry": "Industry",
          "lead.currency": "CurrencyIsoCode",
          "lead.seats": "NumberOfEmployees",
          "lead.purchased_on": "CreatedDate",
        },
      },
    ],
    [
      "Salesforce opportunities",
      "Id,AccountId,Name,StageName,Amount,Probability,ExpectedRevenue,CloseDate,Type,NextStep,LeadSource,IsClosed,IsWon,CurrencyIsoCode,OwnerId,CreatedDate",
      "deals",
      {
        "deal.deal_id": "Id",
        "deal.status": "StageName",
        "deal.amount": "Amount",
        "deal.won_on": "CloseDate",
        "deal.lost_on": "CloseDate",
        "deal.currency": "CurrencyIsoCode",
        "deal.opened_on": "CreatedDate",
      },
    ],
    [
      "Pipedrive deals",
      "Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Pipeline,Deal - Stage,Deal - Status,Deal - Owner,Deal - Organization,Deal - Contact person,Deal - Deal created,Deal - Won time,Deal - Lost time",
      "deals",
      {
        ...{
          "deal.deal_id": "Deal - ID",
          "deal.amount": "Deal - Value",
          "deal.currency": "Deal - Currency",
          "deal.status": "Deal - Status",
          "deal.owner": "Deal - Owner",
          "deal.company": "Deal - Organization",
        },
        ...{
          "deal.person": "Deal - Contact person",
          "deal.opened_on": "Deal - Deal created",
          "deal.won_on": "Deal - Won time",
          "deal.lost_on": "Deal - Lost time",
        },
      },
    ],
    [
      "Zoho potentials",
      "Potential Name,Potential Owner,Created Time,Closing Date,Amount,Expected Revenue,Stage,Type,Lead Source,Probability,LEADID,Campaign Id",
      "deals",
      {
        "deal.owner": "Potential Owner",
        "deal.opened_on": "Created Time",
        "deal.won_on": "Closing Date",
        "deal.lost_on": "Closing Date",
        "deal.amount": "Amount",
        "deal.status": "Stage",
        "deal.lead_id": "LEADID",
      },
    ],
    [
      "Zoho leads",
      "LEADID,Last Name,Company,Lead Owner,Email,Mobile,Website,Industry,Lead Source,Lead Status,Created Time,CONVERTED",
      "leads",
      {
        "lead.vendor_lead_id": "LEADID",
        "lead.person": "Last Name",
        "lead.company": "Company",
        "lead.email": "Email",
        "lead.mobile": "Mobile",
        "lead.website": "Website",
        "lead.industry": "Industry",
        "list.vendor": "Lead Source",
        "lead.purchased_on": "Created Time",
      },
    ],
    [
      "Apollo contacts",
      "First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Seniority,Departments,Contact Owner,First Phone,Mobile Phone,Corporate Phone,Stage,Lists,# Employees,Industry,Keywords,Website,City,State,Country,Company Address,Annual Revenue,Apollo Contact Id",
      "leads",
      {
        ...{
          "lead.person": "First Name + Last Name",
          "lead.title": "Title",
          "lead.company": "Company",
          "lead.email": "Email",
          "lead.phone": "First Phone",
          "lead.mobile": "Mobile Phone",
          "lead.seats": "# Employees",
        },
        ...{
          "lead.industry": "Industry",
          "lead.website": "Website",
          "lead.city": "City",
          "lead.region": "State",
          "lead.country": "Country",
          "lead.street": "Company Address",
          "lead.vendor_lead_id": "Apollo Contact Id",
        },
      },
    ],
    [
      "ZoomInfo contacts",
      "ZoomInfo Contact ID,Last Name,First Name,Job Title,Direct Phone Number,Email Address,Mobile phone,Person Street,Company Name,Website,Employees,Primary Industry,Company City,Company State,Company Zip Code,Company Country",
      "leads",
      {
        ...{
          "lead.vendor_lead_id": "ZoomInfo Contact ID",
          "lead.person": "First Name + Last Name",
          "lead.title": "Job Title",
          "lead.phone": "Direct Phone Number",
          "lead.email": "Email Address",
          "lead.mobile": "Mobile phone",
        },
        ...{
          "lead.street": "Person Street",
          "lead.company": "Company Name",
          "lead.website": "Website",
          "lead.seats": "Employees",
          "lead.industry": "Primary Industry",
          "lead.city": "Company City",
          "lead.region": "Company State",
        },
        ...{ "lead.postal_code": "Company Zip Code", "lead.country": "Company Country" },
      },
    ],
    [
      "a Meta lead form",
      "id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,form_name,is_organic,platform,first_name,phone,email,lead_status",
      "leads",
      {
        "lead.vendor_lead_id": "id",
        "lead.purchased_on": "created_time",
        "list.name": "campaign_name",
        "lead.person": "first_name",
        "lead.phone": "phone",
        "lead.email": "email",
      },
    ],
    [
      "VICIdial calls",
      "call_date,phone_number_dialed,status,user,full_name,campaign_id,vendor_lead_code,source_id,list_id,length_in_sec,status_name",
      "touches",
      {
        "touch.at": "call_date",
        "touch.lead_id": "vendor_lead_code",
        "touch.phone": "phone_number_dialed",
        "touch.outcome": "status_name",
        "touch.who": "full_name",
      },
    ],
    [
      "an MSP's own sheet",
      "Company,Contact,Email,Phone,Vendor,List,Purchased On,Cost,Deal Status,Won On,MRR",
      "leads",
      {
        ...{
          "lead.company": "Company",
          "lead.person": "Contact",
          "lead.email": "Email",
          "lead.phone": "Phone",
          "list.vendor": "Vendor",
          "list.name": "List",
          "lead.purchased_on": "Purchased On",
          "lead.cost": "Cost",
        },
        ...{ "deal.status": "Deal Status", "deal.won_on": "Won On", "deal.mrr": "MRR" },
      },
    ],
    [
      "a marketplace's leads",
      "mql_id,first_contact_date,landing_page_id,origin",
      "leads",
      { "lead.vendor_lead_id": "mql_id", "lead.purchased_on": "first_contact_date", "list.vendor": "origin" },
    ],
    [
      "deals that name their leads",
      "Deal,Lead ID,Company,Stage,Opened,Closed,MRR,Months",
      "deals",
      {
        ...{ "deal.lead_id": "Lead ID", "deal.company": "Company", "deal.status": "Stage" },
        ...{ "deal.opened_on": "Opened", "deal.won_on": "Closed", "deal.lost_on": "Closed" },
        ...{ "deal.mrr": "MRR", "deal.months": "Months" },
      },
    ],
    [
      "signals",
      "Lead ID,Step,Date,Polarity,Issue,Note",
      "signals",
      {
        "signal.lead_id": "Lead ID",
        "signal.step": "Step",
        "signal.at": "Date",
        "signal.polarity": "Polarity",
        "signal.issue": "Issue",
        "signal.note": "Note",
      },
    ],
    [
      "words nearly right",
      "Compny Name,E-mail Adress,Phone Nmber",
      "leads",
      { "lead.company": "Compny Name", "lead.email": "E-mail Adress", "lead.phone": "Phone Nmber" },
    ],
  ];
  it.each(cases)("of %s", (_from, header, kind, columns) => {
    expect(guess(header)).toEqual({ kind, columns });
  });

  it("that says nothing is read by its values", async () => {
    const { inspection } = await take(
      "a,b,c\nAcme,ana@acme.com,(614) 555-0123\nBeta,bob@beta.com,614-555-0124\n",
    );
    expect(inspection.mapping.columns).toEqual({ "lead.email": "b", "lead.phone": "c" });
    expect(inspection.columns.map(({ confidence }) => confidence > 0.5)).toEqual([false, true, true]);
  });

  it.each([
    { why: "numbers of deals", deals: ["D-17", "D-18"], is: { "deal.deal_id": "Deal" } },
    { why: "names of deals", deals: ["Acme renewal", "Beta"], is: {} },
    { why: "amounts", deals: ["USD12000", "$3000.50"], is: {} },
    { why: "numbers that may be amounts", deals: ["12000", "3000"], is: {} },
    { why: "the same number twice", deals: ["D-17", "D-17"], is: {} },
  ])("of a deal's own column is read by its values: $why", async ({ deals, is }) => {
    const rows = deals.map((deal) => `${deal},Acme,Closed Won`).join("\n");
    const { inspection } = await take(`Deal,Company,Stage\n${rows}\n`);
    expect(inspection.mapping.columns).toEqual({
      ...is,
      ...{ "deal.company": "Company", "deal.status": "Stage" },
    });
  });

  it("tells of each column three samples, how many are filled, and its words", async () => {
    const { inspection } = await take("company,city\nA,Dayton\nB,\nC,Dayton\nD,N/A\nE,Akron\n");
    expect(inspection.columns[1]).toMatchObject({
      samples: ["Dayton", "Akron"],
      filled: 3,
      words: [
        ["Dayton", 2],
        ["Akron", 1],
      ],
    });
    expect([inspection.rows, inspection.bytes, inspection.sha256.length]).toEqual([5, 48, 64]);
  });
});
