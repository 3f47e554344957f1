// Which nonce and which request id belong to the response being written?
import { createContext } from "react";

/** Known on the server only; in the browser both are empty, since the nonce has done its work by then. */
export const ResponseMarks = createContext<{ nonce: string | undefined; requestId: string | undefined }>({
  nonce: undefined,
  requestId: undefined,
});
