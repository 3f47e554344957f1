// Is this a file whose columns were mapped before? Then it is read and mapped so again.
import { Trouble } from "../domain/trouble";
import { textFingerprint } from "./guessedFingerprint";
import { type InspectOptions, inspectFile } from "./inspect";
import type { Inspection } from "./inspection";
import { type ReadingChoices, readingIn } from "./reading";

export interface KnownInspection {
  inspection: Inspection;
  /** Whether the mapping is one remembered, not guessed or given. */
  remembered: boolean;
  /** What was said of how it is read, now or the last time. */
  reading: ReadingChoices;
}

/** How a file with the same header was taken in. */
export interface RememberedSheet {
  mapping: unknown;
  reading: ReadingChoices;
}

type Inspect = (path: string, options: InspectOptions) => Promise<Inspection>;

/**
 * Inspects a file; where neither a mapping nor a preset is given and a mapping is remembered for its header (`recall` by fingerprint),
 * again by that and as it was read then. What is said now goes first. A memory that does not fit, or is of another kind than the one asked
 * for, is left alone.
 */
export async function inspectKnown(
  path: string,
  options: InspectOptions,
  recall: (fingerprint: string) => Promise<RememberedSheet | undefined>,
  inspect: Inspect = inspectFile,
): Promise<KnownInspection> {
  const said = readingIn(options);
  const guess = await orTrouble(inspect(path, options));
  const mapped = options.mapping !== undefined || options.preset !== undefined;
  const known = mapped ? undefined : await recalled(path, guess, recall);
  if (known) {
    const reading = Object.keys(said).length > 0 ? said : known.reading;
    const again = await orTrouble(inspect(path, { ...options, ...reading, mapping: known.mapping }));
    if (!(again instanceof Trouble) && (options.kind === undefined || options.kind === again.kind))
      return { inspection: again, remembered: true, reading };
  }
  if (guess instanceof Trouble) throw guess;
  return { inspection: guess, remembered: false, reading: said };
}

async function recalled(
  path: string,
  guess: Inspection | Trouble,
  recall: (fingerprint: string) => Promise<RememberedSheet | undefined>,
): Promise<RememberedSheet | undefined> {
  const fingerprint = guess instanceof Trouble ? await textFingerprint(path) : guess.fingerprint;
  return fingerprint === undefined ? undefined : recall(fingerprint);
}

function orTrouble(work: Promise<Inspection>): Promise<Inspection | Trouble> {
  return work.catch((error: unknown) => {
    if (error instanceof Trouble) return error;
    throw error;
  });
}
