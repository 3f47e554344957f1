// What does one say of a step: its name, kind, when it is in force, its limit and its talking point?
import type { StepForm } from "../../domain/stepForm";
import { kindLabels, type StepDefinition, type StepFault, type StepField } from "../../domain/stepRules";
import { stepKinds } from "../../domain/vocabulary";
import { Field, SelectField, TextField } from "../forms/Field";

interface StepFieldsProps {
  form: StepForm;
  faults: StepFault[];
  /** The steps that a new one can come after; none for one that is here. */
  others: Pick<StepDefinition, "stepId" | "name" | "kind">[];
  /** Which limit holds where none is typed, with its n. */
  limit: string | null;
  close: boolean;
}

export function StepFields({ form, faults, others, limit, close }: StepFieldsProps) {
  const error = (field: StepField) => faults.find((fault) => fault.field === field)?.sentence;
  const told = (field: StepField) => {
    const sentence = error(field);
    return sentence === undefined ? {} : { error: sentence };
  };
  return (
    <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
      <input type="hidden" name="do" value={form.do} />
      <input type="hidden" name="version" value={form.version} />
      {form.step > 0 ? <input type="hidden" name="step" value={form.step} /> : null}
      <Field
        label="Name"
        name="name"
        defaultValue={form.name}
        autoComplete="off"
        required
        {...told("name")}
      />
      {close ? (
        <input type="hidden" name="kind" value="close" />
      ) : (
        <SelectField label="Kind" name="kind" defaultValue={form.kind} {...told("kind")}>
          {stepKinds
            .filter((kind) => kind !== "close")
            .map((kind) => (
              <option key={kind} value={kind}>
                {kindLabels[kind]}
              </option>
            ))}
        </SelectField>
      )}
      {form.do === "add" ? (
        <SelectField label="Comes after" name="after" defaultValue={form.after} {...told("after")}>
          <option value="first">nothing: it is the first</option>
          {others
            .filter(({ kind }) => kind !== "close")
            .map(({ stepId, name }) => (
              <option key={stepId} value={stepId}>
                {name}
              </option>
            ))}
        </SelectField>
      ) : null}
      <Field
        label="Stall limit in days"
        name="limit"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={form.limit}
        hint={`Empty: learned from your own won leads, once there are 20.${limit ? ` Now ${limit}.` : ""}`}
        {...told("limit")}
      />
      {close ? null : (
        <>
          <Field
            label="In force from"
            name="from"
            type="date"
            defaultValue={form.from}
            hint="Leads bought from this day on are judged by it; empty: all leads."
            {...told("from")}
          />
          <Field
            label="Retired from"
            name="to"
            type="date"
            defaultValue={form.to}
            hint="Leads bought from this day on are not; those it has signals on keep it. Empty: in force."
            {...told("to")}
          />
        </>
      )}
      <div className="sm:col-span-2">
        <TextField
          label="Talking point"
          name="talking-point"
          rows={3}
          defaultValue={form.talkingPoint}
          hint="What one says or shows so that the buyer can agree to this step."
          {...told("talking-point")}
        />
      </div>
    </div>
  );
}
