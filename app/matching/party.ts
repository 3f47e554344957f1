// What does matching know of a lead or a deal?
import type { LikenessRow } from "../../db/queries/likeness";
import type { StreetParts } from "../domain/addressKeys";

/** A lead or the buyer of a deal. */
export type Party = LikenessRow;

/** A party with its names taken apart, as often as it is compared. */
export interface Named extends Party {
  /** The words of each name of its company. */
  names: readonly (readonly string[])[];
  /** The words of its person's name. */
  person: readonly string[];
  postalKey: string | null;
  streetParts: StreetParts | null;
}
