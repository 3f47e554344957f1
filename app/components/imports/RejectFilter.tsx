// Which rejected rows are shown: of which reason, with the fault in which column?
import { Form } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import type { RejectsReport } from "../../reports/rejectsReport";
import { Button } from "../forms/Button";
import { SelectField } from "../forms/Field";

export function RejectFilter({
  reasons,
  columns,
  filter,
}: Pick<RejectsReport, "reasons" | "columns" | "filter">) {
  return (
    <Form method="get" className="grid grid-cols-1 items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
      <SelectField label="Reason" name="code" defaultValue={filter.code}>
        <option value="">all</option>
        {reasons.map(({ code, rows }) => (
          <option key={code} value={code}>
            {code} ({formatCount(rows)})
          </option>
        ))}
      </SelectField>
      <SelectField label="Column" name="column" defaultValue={filter.column}>
        <option value="">all</option>
        {columns
          .filter(({ rows }) => rows > 0)
          .map(({ index, name, rows }) => (
            <option key={index} value={name}>
              {name} ({formatCount(rows)})
            </option>
          ))}
      </SelectField>
      <Button look="secondary">Show</Button>
    </Form>
  );
}
