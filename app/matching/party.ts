// What does matching know of a lead or a deal?
import type { LikenessRow } from "../../db/queries/likeness";
import type { StreetParts } from "../domain/addressKeys";

/** A lead or the buyer of a deal. */
export type Party = LikenessRow;

/** A name by its words. */
export interface Spelled {
  words: readonly string[];
  /** Which letters each word has (`lettersOf`). */
  letters: readonly number[];
  /** The letters of all words together. */
  length: number;
}

/** A party with its names taken apart, as often as it is compared. */
export interface Named extends Party {
  /** Each name of its company. */
  names: readonly Spelled[];
  /** Its person's name. */
  person: Spelled;
  /** Its e-mail up to the @, and its domain up to the first dot. */
  mailbox: string | null;
  site: string | null;
  postalKey: string | null;
  streetParts: StreetParts | null;
}
