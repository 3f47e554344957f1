// What does a row say of a touch: our attempt to reach the buyer?
import { touchChannels } from "../domain/vocabulary";
import type { TouchFields } from "./intakeRow";
import { referenceReader, requireReference } from "./leadReference";
import { instantReader, type Reading, textReader, wordReader } from "./readers";

/** Reads the touch of a row; `always`: each row is one. */
export function touchReader(
  reading: Reading,
  { always }: { always: boolean },
): (ownLead: boolean) => TouchFields | undefined {
  const { row } = reading;
  const reference = referenceReader(reading, "touch");
  const at = instantReader(reading, "touch.at");
  const channel = wordReader(reading, "touch.channel", touchChannels);
  const [outcome, who] = [textReader(reading, "touch.outcome"), textReader(reading, "touch.who")];
  const slot = row.slot("touch.at");
  return (ownLead) => {
    if (!always && row.text(slot) === "") return undefined;
    const when = at();
    const named = reference();
    if (!row.reject && !when)
      row.failColumn(
        row.name("touch.at"),
        "missing",
        "says no date, so the touch has no place in time. Fill the cell.",
      );
    if (!ownLead) requireReference(row, named, "touch");
    if (!when) return undefined;
    const { named_lead, named_deal, email_key, phone_key, company_key } = named;
    return {
      named_lead,
      named_deal,
      email_key,
      phone_key,
      company_key,
      at: when,
      channel: channel(),
      outcome: outcome(),
      who: who(),
    };
  };
}
