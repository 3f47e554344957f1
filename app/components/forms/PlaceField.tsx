// For which list, or which vendor without a list, is the money?
import { SelectField } from "./Field";

interface Choice {
  id: number;
  name: string;
}

interface PlaceFieldProps {
  label: string;
  lists: Choice[];
  /** None: only a list will do. */
  vendors?: Choice[];
  value: string | undefined;
  error: string | undefined;
  hint?: string;
}

export function PlaceField({ label, lists, vendors = [], value, error, hint }: PlaceFieldProps) {
  return (
    <SelectField
      label={label}
      name="place"
      defaultValue={value ?? ""}
      hint={hint}
      {...(error ? { error } : {})}
    >
      <option value="">Choose</option>
      <Group label="Lists" mark="l" choices={lists} />
      <Group label="Vendors, without a list" mark="v" choices={vendors} />
    </SelectField>
  );
}

function Group({ label, mark, choices }: { label: string; mark: string; choices: Choice[] }) {
  return choices.length === 0 ? null : (
    <optgroup label={label}>
      {choices.map(({ id, name }) => (
        <option key={id} value={`${mark}${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
