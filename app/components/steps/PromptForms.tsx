// Which questions and illustrations of one's own are there, and how does one write another?
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { StepReport } from "../../reports/stepReport";
import { Button } from "../forms/Button";
import { Field, SelectField, TextField } from "../forms/Field";
import { Section } from "../layout/Section";

type Prompt = StepReport["prompts"][number];

interface PromptFormsProps {
  title: ReactNode;
  note: ReactNode;
  prompts: Prompt[];
  /** The issues a prompt can be for; with "any" first, unless one must be chosen. */
  issues: { id: number; name: string }[];
  mustNameIssue?: boolean;
  refused: { prompt: number; words: string; sentence: string } | undefined;
}

/** A form for each prompt, folded, and one for a new prompt. Each works without scripts. */
export function PromptForms({
  title,
  note,
  prompts,
  issues,
  mustNameIssue = false,
  refused,
}: PromptFormsProps) {
  const nameOf = (issueId: number | null) =>
    issueId === null ? "any issue" : (issues.find(({ id }) => id === issueId)?.name ?? "a retired issue");
  const fields = (prompt: Prompt | undefined) => (
    <PromptFields
      {...{ prompt, issues, mustNameIssue }}
      refused={refused?.prompt === (prompt?.promptId ?? 0) ? refused : undefined}
    />
  );
  return (
    <div id="prompts" className="mt-8 scroll-mt-4">
      <Section title={title} note={note} sheet>
        <ul className="divide-y divide-line">
          {prompts.map((prompt) => (
            <li key={prompt.promptId} className="py-3 first:pt-0">
              <p className="text-sm text-faint">
                {prompt.kind === "question" ? "Ask" : "Show"}, on <bdi>{nameOf(prompt.issueId)}</bdi>
              </p>
              <p className="whitespace-pre-line">
                <bdi>{prompt.words}</bdi>
              </p>
              <details className="fold mt-1" open={refused?.prompt === prompt.promptId || undefined}>
                <summary>Change or take away</summary>
                {fields(prompt)}
              </details>
            </li>
          ))}
          <li className="pt-3 first:pt-0">
            <p className="mb-2 font-medium">{prompts.length === 0 ? "Write the first" : "Write another"}</p>
            {/* The key empties the form once what it held is here. */}
            <div key={prompts.length}>{fields(undefined)}</div>
          </li>
        </ul>
      </Section>
    </div>
  );
}

function PromptFields({
  prompt,
  issues,
  mustNameIssue,
  refused,
}: Pick<PromptFormsProps, "issues" | "mustNameIssue" | "refused"> & { prompt: Prompt | undefined }) {
  const gone = prompt?.issueId != null && !issues.some(({ id }) => id === prompt.issueId);
  return (
    <Form method="post" className="mt-2 grid max-w-2xl gap-3 sm:grid-cols-2">
      <input type="hidden" name="prompt" value={prompt?.promptId ?? 0} />
      <SelectField
        label="On which issue"
        name="issue"
        defaultValue={prompt?.issueId ?? ""}
        required={mustNameIssue}
      >
        {mustNameIssue ? null : <option value="">any issue</option>}
        {gone ? <option value={prompt.issueId ?? ""}>a retired issue</option> : null}
        {issues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label="What it is" name="kind" defaultValue={prompt?.kind ?? "question"}>
        <option value="question">a question to ask</option>
        <option value="illustration">an illustration to show</option>
      </SelectField>
      <div className="sm:col-span-2">
        <TextField
          label="Words"
          name="words"
          rows={2}
          required
          defaultValue={refused?.words ?? prompt?.words}
          {...(refused && { error: refused.sentence })}
        />
      </div>
      <Field
        label="Your name"
        name="who"
        autoComplete="name"
        maxLength={200}
        hint="Stands with the change below."
      />
      <div className="flex flex-wrap gap-2 sm:col-span-2">
        <Button look={prompt ? "secondary" : "primary"} name="do" value="save">
          {prompt ? "Save" : "Add it"}
        </Button>
        {prompt ? (
          <Button look="danger" name="do" value="remove" formNoValidate>
            Take it away
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
