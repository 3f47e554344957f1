// Which product wrote a file, as far as its header tells?
import { Trouble } from "../domain/trouble";
import type { ImportKind } from "../domain/vocabulary";
import type { ColumnGuess, ColumnLook } from "./columns";
import { looseName } from "./header";
import { nearest } from "./nearest";
import { callCentres } from "./presets/callCentres";
import { hubspot } from "./presets/hubspot";
import { leadVendors } from "./presets/leadVendors";
import { otherCrms } from "./presets/otherCrms";
import { pipedrive } from "./presets/pipedrive";
import { placket } from "./presets/placket";
import type { Preset } from "./presets/preset";
import { salesforce } from "./presets/salesforce";
import { serviceDesks } from "./presets/serviceDesks";
import { zoho } from "./presets/zoho";
import type { TargetName } from "./targets";

/** Everything that can be recognised, in the order in which it is offered. */
export const presets: readonly Preset[] = [
  ...placket,
  ...hubspot,
  ...salesforce,
  ...pipedrive,
  ...zoho,
  ...serviceDesks,
  ...leadVendors,
  ...callCentres,
  ...otherCrms,
];

/** What stands for "guess by the names alone". */
export const noPreset = "none";

/**
 * The preset of a header: the one asked for, or the one of which the most telling columns stand there. `kind` is the only one
 * wanted, where the user named it.
 * @throws Trouble for a preset there is not.
 */
export function presetOf(
  written: readonly string[],
  { asked, kind }: { asked: string | undefined; kind: ImportKind | undefined },
): Preset | undefined {
  if (asked === noPreset) return undefined;
  if (asked !== undefined) return namedPreset(asked, kind);
  const header = new Set(written.map(looseName));
  let best: Preset | undefined;
  let most = 0;
  for (const preset of presets) {
    if (kind !== undefined && preset.kind !== kind) continue;
    for (const tell of preset.tells) {
      const names = tell.split("|").map(looseName);
      if (names.length > most && names.every((name) => header.has(name))) {
        best = preset;
        most = names.length;
      }
    }
  }
  return best;
}

/** The columns a preset names, as far as the file has them, and those it says to leave alone. */
export function presetColumns(
  preset: Preset,
  columns: readonly ColumnLook[],
): { guesses: ColumnGuess[]; left: Set<number> } {
  const at = new Map<string, ColumnLook>();
  for (const column of columns) {
    const loose = looseName(column.written);
    // Of two columns of one name, the one that says something.
    const before = at.get(loose);
    if (before === undefined || (before.values.length === 0 && column.values.length > 0))
      at.set(loose, column);
  }
  const guesses: ColumnGuess[] = [];
  for (const [target, names] of Object.entries(preset.columns)) {
    const found = names
      .split("|")
      .map((name) => name.split("+").flatMap((part) => at.get(looseName(part)) ?? []))
      .filter((parts) => parts.length > 0);
    const chosen = found.find((parts) => parts.some(({ values }) => values.length > 0)) ?? found[0];
    if (chosen) guesses.push({ target: target as TargetName, columns: chosen, confidence: sure });
  }
  const left = (preset.leaves ?? "").split("|").flatMap((name) => at.get(looseName(name))?.index ?? []);
  return { guesses, left: new Set(left) };
}

const sure = 0.97;

function namedPreset(id: string, kind: ImportKind | undefined): Preset {
  const preset = presets.find((known) => known.id === id);
  if (preset && kind !== undefined && kind !== preset.kind)
    throw new Trouble(
      `The preset ${id} is one of ${preset.kind}, and the kind said is ${kind}. Leave one of the two out.`,
    );
  if (preset) return preset;
  const ids = [noPreset, ...presets.map((known) => known.id)];
  throw new Trouble(
    `There is no preset "${id}". Did you mean "${nearest(id, ids, 0) ?? noPreset}"? The presets are ${ids.join(", ")}.`,
  );
}
