// What does a lead have of its row, and of the list it goes to?

/** The list that all leads of a file go to. */
export interface LeadList {
  listId: number;
  vendorId: number;
  purchasedOn: string | null;
  /** Whether this import made the list, and its vendor. */
  made: boolean;
  vendorMade: boolean;
}

/** What a lead has of its row, in order. */
export const leadCells = [
  ..."line vendor_lead_id content_hash company person title email phone mobile website street city region postal_code country".split(
    " ",
  ),
  ..."seats industry purchase_unit price_minor price_currency delivered_at note anonymous".split(" "),
  ..."email_key phone_key domain_key company_key city_key person_key".split(" "),
];
