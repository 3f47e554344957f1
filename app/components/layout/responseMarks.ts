// Which nonce does the response being written have, and which request failed, if it did?
import { createContext } from "react";

export interface Marks {
  /** Known on the server only: in the browser the nonce has done its work. */
  nonce?: string | undefined;
  /** The id of the request for this document when it ended in a failure, for the log's reader. */
  failedRequest?: string | undefined;
  /** In the browser: the key of the history entry that the document was loaded for. */
  loadedAt?: string | undefined;
}

export const ResponseMarks = createContext<Marks>({});
