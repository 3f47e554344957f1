// Is this a file whose columns were mapped before? Then they are mapped so again.
import { type InspectOptions, inspectFile } from "./inspect";
import type { Inspection } from "./inspection";

export interface KnownInspection {
  inspection: Inspection;
  /** Whether the mapping is one remembered, not guessed or given. */
  remembered: boolean;
}

/**
 * Inspects a file; where neither a mapping nor a preset is given and a mapping is remembered for its header (`recall` by fingerprint),
 * again by that. A remembered mapping of another kind than the one asked for is left alone.
 */
export async function inspectKnown(
  path: string,
  options: InspectOptions,
  recall: (fingerprint: string) => Promise<unknown>,
): Promise<KnownInspection> {
  const inspection = await inspectFile(path, options);
  const said = options.mapping !== undefined || options.preset !== undefined;
  const mapping = said ? undefined : await recall(inspection.fingerprint);
  if (mapping === undefined) return { inspection, remembered: false };
  const again = await inspectFile(path, { ...options, mapping });
  return options.kind === undefined || options.kind === again.kind
    ? { inspection: again, remembered: true }
    : { inspection, remembered: false };
}
