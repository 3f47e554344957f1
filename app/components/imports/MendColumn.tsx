// How is one column of many rejected rows mended at once?
import { Form } from "@remix-run/react";
import type { RejectsReport } from "../../reports/rejectsReport";
import { Button } from "../forms/Button";
import { Field, SelectField } from "../forms/Field";

export function MendColumn({
  reasons,
  columns,
  filter,
}: Pick<RejectsReport, "reasons" | "columns" | "filter">) {
  const faulty = columns.find(
    ({ name, rows }) => rows > 0 && (filter.column === "" || name === filter.column),
  );
  return (
    <details className="fold">
      <summary className="rounded-sm text-soft hover:text-ink">Mend one column of many rows at once</summary>
      <Form method="post" className="mt-3 grid grid-cols-1 items-end gap-3 sm:grid-cols-3">
        <SelectField label="In the rows refused for" name="code" defaultValue={filter.code}>
          <option value="">any reason</option>
          {reasons.map(({ code }) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </SelectField>
        <SelectField label="Column" name="index" defaultValue={faulty?.index ?? 0}>
          {columns.map(({ index, name }) => (
            <option key={index} value={index}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label="Do" name="how" defaultValue="replace">
          <option value="replace">replace one value by another</option>
          <option value="trim">take away spaces around it</option>
        </SelectField>
        <Field label="Value to replace" name="from" />
        <Field label="By" name="to" />
        <div>
          <Button name="do" value="column" look="secondary">
            Mend the column and take the rows in
          </Button>
        </div>
      </Form>
    </details>
  );
}
