// What does each column of an uploaded file become, and what else must be said before it is taken in?
import { Form, useNavigation } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import { type ImportKind, importKinds } from "../../domain/vocabulary";
import { Button } from "../forms/Button";
import { SelectField } from "../forms/Field";
import { type MappingColumn, type MappingGroup, MappingTable } from "../forms/MappingTable";
import { Section } from "../layout/Section";
import { OptionFields, type OptionValues } from "./OptionFields";
import { PickFields } from "./PickFields";
import { WordFields, type WordGroup } from "./WordFields";

interface ColumnsFormProps {
  kind: string;
  texts: OptionValues;
  faults: OptionValues;
  vendors: string[];
  currency: string;
  columns: MappingColumn[];
  groups: MappingGroup[];
  picks: Parameters<typeof PickFields>[0]["picks"];
  words: WordGroup[];
  preset: { value: string; options: { value: string; label: string }[] };
  /** A check is under way: it is waited for. */
  checking: boolean;
  /** With any reject, nothing is to be stored. */
  allOrNothing: boolean;
}

const kindWords: Record<ImportKind, string> = {
  leads: "leads: one row a lead",
  deals: "deals: one row a deal",
  signals: "signals: what buyers said or did",
  touches: "touches: our calls, mails, visits",
  charges: "charges: invoice lines",
  credits: "credits: money given back",
};

/** One form; which of its buttons was pressed says what is done with it. */
export function ColumnsForm(props: ColumnsFormProps) {
  const { kind, texts, faults, vendors, currency, columns, groups, picks, words, preset, checking } = props;
  const busy = useNavigation().state !== "idle";
  return (
    // A new key gives the controls the values of a new guess.
    <Form
      method="post"
      key={JSON.stringify([kind, columns.map(({ target }) => target), picks, words, preset.value])}
    >
      {/* The first button of a form is the one Enter presses: it must be one that stores nothing. */}
      <button type="submit" name="do" value="check" className="sr-only" tabIndex={-1} aria-hidden="true">
        Check
      </button>
      <Section title="The file" sheet>
        <div className="mb-5 flex flex-wrap items-end gap-x-3 gap-y-2">
          <div className="w-full sm:w-80">
            <SelectField label="What a row is" name="kind" defaultValue={kind}>
              {importKinds.map((known) => (
                <option key={known} value={known}>
                  {kindWords[known]}
                </option>
              ))}
            </SelectField>
          </div>
          <div className="w-full sm:w-80">
            <SelectField label="Read as" name="preset" defaultValue={preset.value}>
              {preset.options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </SelectField>
          </div>
          <Button name="do" value="guess" look="secondary" formNoValidate>
            Guess the columns anew
          </Button>
        </div>
        <OptionFields values={texts} faults={faults} vendors={vendors} currency={currency} />
      </Section>
      {picks.length > 0 ? (
        <div id="values" className="mt-8 scroll-mt-4">
          <Section
            title="How values are written"
            note="The file can be read in more than one way here."
            sheet
          >
            <PickFields picks={picks} />
          </Section>
        </div>
      ) : null}
      {words.length > 0 ? (
        <div id="words" className="mt-8 scroll-mt-4">
          <Section
            title="What the words of the file mean"
            note={
              words.some(({ asked }) => asked.length > 0)
                ? "Rows with a word that has no meaning are rejected. What you say is remembered with the vendor’s columns."
                : "All of them are known; each can be given another meaning."
            }
            sheet
          >
            <WordFields groups={words} />
          </Section>
        </div>
      ) : null}
      <Section
        title="Columns"
        note={`Guessed from their names and from all of their values. ${leftOut(columns)}`}
        sheet
      >
        <MappingTable columns={columns} groups={groups} />
      </Section>
      <label className="mt-6 flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          name="all-or-nothing"
          value="yes"
          defaultChecked={props.allOrNothing}
          className="mt-0.5 size-4"
        />
        <span>
          All or nothing <span className="text-faint">– if any row is rejected, none is stored</span>
        </span>
      </label>
      <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button name="do" value="import" disabled={busy}>
          Import
        </Button>
        <Button name="do" value="check" look="secondary" disabled={busy || checking}>
          Check (keeps nothing)
        </Button>
        <Button name="do" value="discard" look="quiet" formNoValidate disabled={busy}>
          Discard the file
        </Button>
      </div>
    </Form>
  );
}

function leftOut(columns: MappingColumn[]): string {
  const out = columns.filter(({ target }) => !target).length;
  return out === 0
    ? "None is left out."
    : `${formatCount(out)} of ${formatCount(columns.length)} ${out === 1 ? "is" : "are"} left out.`;
}
