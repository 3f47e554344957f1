// What does every loader and action get from the server?
import type { Db } from "../../db/schema";
import type { Config } from "./config";
import type { Log } from "./log";

export interface LoadContext {
  db: Db;
  organizationId: number;
  config: Config;
  /** The one nonce of this response's Content-Security-Policy. */
  nonce: string;
  requestId: string;
  log: Log;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends LoadContext {}
}
