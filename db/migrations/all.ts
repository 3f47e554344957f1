// Which migrations are there, in the order in which they run?
import type { Migration } from "kysely";
import * as facts from "./0001_facts";
import * as derived from "./0002_derived";
import * as duplicates from "./0003_duplicates";
import * as changes from "./0004_changes";
import * as mending from "./0005_mending";
import * as jobs from "./0006_jobs";
import * as buttons from "./0007_buttons";
import * as circleBack from "./0008_circle_back";
import * as analysis from "./0010_analysis";
import * as money from "./0011_money";
import * as creditedLeads from "./0013_credited_leads";
import * as leadIds from "./0015_lead_ids";
import * as enteredMoney from "./0019_entered_money";
import * as cohorts from "./0020_cohorts";
import * as vendorFigures from "./0021_vendor_figures";
import * as likeness from "./0022_likeness";
import * as revisions from "./0023_revisions";
import * as leadKeys from "./0025_lead_keys";
import * as matchingKept from "./0026_matching_kept";
import * as moneyKept from "./0027_money_kept";
import * as wordChanges from "./0028_word_changes";
import * as leadRemoval from "./0029_lead_removal";
import * as bulkChecks from "./0030_bulk_checks";
import * as dealPlaces from "./0032_deal_places";
import * as dealKeys from "./0033_deal_keys";
import * as accountFollowers from "./0034_account_followers";
import * as chargesTogether from "./0035_charges_together";
import * as openObjections from "./0038_open_objections";
import * as readFromIndexes from "./0039_read_from_indexes";
import * as bulkLinks from "./0042_bulk_links";
import * as chargesOnTop from "./0043_charges_on_top";

/** Every migration by its name, forward only; a name is never changed once it has landed. */
export const migrations: Record<string, Migration> = {
  "0001_facts": facts,
  "0002_derived": derived,
  "0003_duplicates": duplicates,
  "0004_changes": changes,
  "0005_mending": mending,
  "0006_jobs": jobs,
  "0007_buttons": buttons,
  "0008_circle_back": circleBack,
  "0010_analysis": analysis,
  "0011_money": money,
  "0013_credited_leads": creditedLeads,
  "0015_lead_ids": leadIds,
  "0019_entered_money": enteredMoney,
  "0020_cohorts": cohorts,
  "0021_vendor_figures": vendorFigures,
  "0022_likeness": likeness,
  "0023_revisions": revisions,
  "0025_lead_keys": leadKeys,
  "0026_matching_kept": matchingKept,
  "0027_money_kept": moneyKept,
  "0028_word_changes": wordChanges,
  "0029_lead_removal": leadRemoval,
  "0030_bulk_checks": bulkChecks,
  "0032_deal_places": dealPlaces,
  "0033_deal_keys": dealKeys,
  "0034_account_followers": accountFollowers,
  "0035_charges_together": chargesTogether,
  "0038_open_objections": openObjections,
  "0039_read_from_indexes": readFromIndexes,
  "0042_bulk_links": bulkLinks,
  "0043_charges_on_top": chargesOnTop,
};
