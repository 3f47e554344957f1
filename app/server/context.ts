// What does every loader and action get from the server?
import type { Db } from "../../db/schema";
import type { Config } from "./config";
import type { Glance } from "./glances";
import type { ImportJobs } from "./importJobs";
import type { KeptReports } from "./keptReports";
import type { Log } from "./log";
import type { RefusedUpload, UploadParts } from "./uploads";

export interface LoadContext {
  db: Db;
  organizationId: number;
  /** For what is little and asked at once: such reads share a transaction. */
  glance: Glance;
  jobs: ImportJobs;
  reports: KeptReports;
  inspect: UploadParts["inspect"];
  /** Where this request is an upload that could not be taken. */
  refusedUpload?: RefusedUpload | undefined;
  config: Config;
  /** The one nonce of this response's Content-Security-Policy. */
  nonce: string;
  requestId: string;
  log: Log;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends LoadContext {}
}
