// What does matching know of a lead or a deal?

/** A lead or the buyer of a deal, by the keys that its row got when it was imported; null is unknown. */
export interface Party {
  id: number;
  /** The account of a lead; deals have none here. */
  accountId: number | null;
  /** As written: it may hold two names. */
  company: string | null;
  companyKey: string | null;
  personKey: string | null;
  emailKey: string | null;
  /** E.164. */
  phoneKey: string | null;
  /** The registrable domain; never that of a free-mail provider. */
  domainKey: string | null;
  cityKey: string | null;
  postalCode: string | null;
  street: string | null;
}

/** A party with its names taken apart, as often as it is compared. */
export interface Named extends Party {
  /** The words of each name of its company. */
  names: readonly (readonly string[])[];
  /** The words of its person's name. */
  person: readonly string[];
}
