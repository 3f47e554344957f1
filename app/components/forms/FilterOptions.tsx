// What can a filter be set to, and does it show what it is set to where that is not known?
import { chosenName } from "../../domain/chosenName";

interface FilterOptionsProps {
  /** Words for no choice. */
  all: string;
  choices: readonly { id: number | string; name: string }[];
  /** What the filter is set to now. */
  chosen?: number | string;
}

export function FilterOptions({ all, choices, chosen }: FilterOptionsProps) {
  const known = chosen === undefined || choices.some(({ id }) => id === chosen);
  return (
    <>
      <option value="">{all}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {known ? null : <option value={chosen}>{chosenName(choices, chosen)}</option>}
    </>
  );
}
