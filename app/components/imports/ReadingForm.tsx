// How should an uploaded file be read?
import { Form, useNavigation } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import { Button } from "../forms/Button";
import { Field, SelectField } from "../forms/Field";
import { Section } from "../layout/Section";
import { ReadingPreview } from "./ReadingPreview";

type Texts = Partial<
  Record<
    "encoding" | "sheet" | "delimiter" | "quote" | "escape" | "headerLine" | "totalRow" | "comments",
    string | undefined
  >
>;

interface ReadingFormProps {
  texts: Texts;
  faults: Texts;
  /** Those of a workbook; undefined for text. */
  sheets?: { name: string; rows: number | null }[] | undefined;
  found: { encoding: string; delimiter: string; quote: string; sheet: string };
  encodings: string[];
  delimiters: { value: string; label: string }[];
  headerLine: number;
  total?: string | undefined;
  /** Lines that are left out as comments now, in words. */
  comments?: string | undefined;
  rows: Parameters<typeof ReadingPreview>[0]["rows"];
  beyondAscii: Parameters<typeof ReadingPreview>[0]["rows"];
}

const commentMarks = ["#", "//", ";", "%", "--"];

function marksWith(chosen: string | undefined): string[] {
  return [...new Set([...commentMarks, ...(chosen && chosen !== "none" ? [chosen] : [])])];
}

export function ReadingForm(props: ReadingFormProps) {
  const { texts, faults, sheets, headerLine, total, comments, rows, beyondAscii } = props;
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" key={JSON.stringify([texts, headerLine])}>
      <Section title="Text and cells" sheet>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
          {sheets ? <SheetField {...props} sheets={sheets} /> : <MarkFields {...props} />}
          <SelectField
            label="Comment lines"
            name="comments"
            defaultValue={texts.comments ?? ""}
            error={faults.comments}
            hint={comments ?? "No line is left out as a comment."}
          >
            <option value="">found out: lines of # and words alone are left out</option>
            {marksWith(texts.comments).map((mark) => (
              <option key={mark} value={mark}>
                lines that begin with {mark} are left out
              </option>
            ))}
            <option value="none">there are none: every line is a row</option>
          </SelectField>
          {total === undefined ? null : (
            <SelectField
              label="The last row looks like a total"
              name="totalRow"
              defaultValue={texts.totalRow ?? ""}
              hint={total}
            >
              <option value="">not said: rejected if it names nobody</option>
              <option value="leave-out">leave it out</option>
              <option value="keep">it is a row like the others</option>
            </SelectField>
          )}
        </div>
      </Section>
      <Section title="First rows, as read now" note="Pick the row that names the columns.">
        <ReadingPreview rows={rows} headerLine={headerLine} chosen={texts.headerLine} pick />
        {faults.headerLine ? <p className="mt-2 text-sm text-objection-ink">{faults.headerLine}</p> : null}
      </Section>
      {beyondAscii.length > 0 && !sheets ? (
        <Section title="Rows with special characters" note="Odd signs here mean another encoding.">
          <ReadingPreview rows={beyondAscii} headerLine={headerLine} />
        </Section>
      ) : null}
      <div className="mt-6">
        <Button disabled={busy}>Read it so, and go on to the columns</Button>
      </div>
    </Form>
  );
}

/** A sheet that was named before and is not in this workbook stays a choice, so that what is wrong can be seen. */
function SheetField({
  texts,
  faults,
  found,
  sheets,
}: ReadingFormProps & Required<Pick<ReadingFormProps, "sheets">>) {
  const { sheet } = texts;
  const listed = sheet === undefined || sheets.some(({ name }) => name === sheet);
  return (
    <SelectField label="Sheet" name="sheet" defaultValue={sheet ?? ""} error={faults.sheet}>
      <option value="">{sheet ? "found out" : `found out: ${found.sheet}`}</option>
      {sheets.map(({ name, rows }) => (
        <option key={name} value={name}>
          {name}
          {rows === null
            ? ""
            : rows === 0
              ? " (empty)"
              : ` (${formatCount(rows)} ${rows === 1 ? "row" : "rows"})`}
        </option>
      ))}
      {listed ? null : <option value={sheet}>{sheet} (not in this workbook)</option>}
    </SelectField>
  );
}

function MarkFields({ texts, faults, found, encodings, delimiters }: ReadingFormProps) {
  const { delimiter } = texts;
  const listed = delimiter === undefined || delimiters.some(({ value }) => value === delimiter);
  return (
    <>
      <SelectField
        label="Encoding"
        name="encoding"
        defaultValue={texts.encoding ?? ""}
        error={faults.encoding}
      >
        <option value="">{texts.encoding ? "found out" : `found out: ${found.encoding}`}</option>
        {encodings.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label="Cells are parted by" name="delimiter" defaultValue={listed ? delimiter : "other"}>
        <option value="">{delimiter ? "found out" : `found out: ${found.delimiter}`}</option>
        {delimiters.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        <option value="other">another character:</option>
      </SelectField>
      <Field
        label="Another character"
        name="otherDelimiter"
        autoComplete="off"
        maxLength={1}
        defaultValue={listed ? "" : delimiter}
        error={faults.delimiter}
      />
      <SelectField
        label="Quotes around cells"
        name="quote"
        defaultValue={texts.quote ?? ""}
        error={faults.quote}
      >
        <option value="">{texts.quote ? "found out" : `found out: ${found.quote}`}</option>
        <option value="double">&quot; double</option>
        <option value="single">’ single</option>
        <option value="none">none: quotes are text</option>
      </SelectField>
      <SelectField
        label="A quote inside quotes"
        name="escape"
        defaultValue={texts.escape ?? ""}
        error={faults.escape}
      >
        <option value="">found out</option>
        <option value="doubled">is doubled</option>
        <option value="backslash">stands after a backslash</option>
      </SelectField>
    </>
  );
}
