// Which words does one pick from, and how are they renamed, retired, brought back or joined by another?
import { Form } from "@remix-run/react";
import type { IssuesReport } from "../../reports/issuesReport";
import { Button } from "../forms/Button";
import { Field, SelectField } from "../forms/Field";
import { Section } from "../layout/Section";

type Word = IssuesReport["issues"][number] & { polarity?: "positive" | "negative" };

interface WordFormsProps {
  list: "issue" | "cue";
  title: string;
  note: string;
  words: Word[];
  refused: { list: "issue" | "cue"; id: number; name: string; sentence: string } | undefined;
}

export function WordForms({ list, title, note, words, refused }: WordFormsProps) {
  const own = refused?.list === list ? refused : undefined;
  return (
    <Section title={title} note={note} sheet>
      <ul className="divide-y divide-line">
        {words.map((word) => (
          <li key={word.id} className="py-2 first:pt-0">
            <details className="fold" open={own?.id === word.id || undefined}>
              <summary>
                <bdi className={word.retired ? "text-faint" : "font-medium"}>{word.name}</bdi>
                <span className="text-sm text-faint">
                  {word.polarity ? ` · ${word.polarity}` : null}
                  {word.absence ? " · absence" : null}
                  {word.retired ? " · retired, no longer offered" : null}
                </span>
              </summary>
              <WordForm {...{ list, word }} refused={own?.id === word.id ? own : undefined} />
            </details>
          </li>
        ))}
        <li className="pt-3">
          <p className="font-medium">Add one</p>
          <WordForm
            key={words.length}
            list={list}
            word={undefined}
            refused={own?.id === 0 ? own : undefined}
          />
        </li>
      </ul>
    </Section>
  );
}

function WordForm({
  list,
  word,
  refused,
}: Pick<WordFormsProps, "list" | "refused"> & { word: Word | undefined }) {
  return (
    <Form method="post" className="mt-2 grid max-w-2xl gap-3 sm:grid-cols-2">
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="id" value={word?.id ?? 0} />
      <Field
        label="Name"
        name="name"
        autoComplete="off"
        required
        defaultValue={refused?.name ?? word?.name}
        {...(refused && { error: refused.sentence })}
      />
      {list === "cue" && !word ? (
        <SelectField label="What it says" name="polarity" defaultValue="negative">
          <option value="negative">negative</option>
          <option value="positive">positive</option>
        </SelectField>
      ) : null}
      {word?.polarity === "positive" ? null : (
        <label className="tap flex items-center gap-2 self-end text-sm text-soft">
          <input
            type="checkbox"
            name="absence"
            value="yes"
            defaultChecked={word?.absence}
            className="size-5"
          />
          The buyer was not there: such signals do not move the clock
        </label>
      )}
      <Field
        label="Your name"
        name="who"
        autoComplete="name"
        maxLength={200}
        hint="Stands with the change below."
      />
      <div className="flex flex-wrap gap-2 sm:col-span-2">
        <Button look={word ? "secondary" : "primary"} name="do" value="save">
          {word ? "Save" : "Add it"}
        </Button>
        {word ? (
          <Button look="quiet" name="do" value={word.retired ? "bring back" : "retire"}>
            {word.retired ? "Bring it back" : "Retire it"}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
