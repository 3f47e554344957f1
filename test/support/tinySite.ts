// What is the smallest site that goes through all of the server's pieces: a page and a resource that both write?
import type { ServerBuild } from "@remix-run/node";
import { createApp } from "../../app/server/app";
import { readConfig } from "../../app/server/config";
import { createImportJobs } from "../../app/server/importJobs";
import { createJobs } from "../../app/server/jobs";
import { type Listening, listen } from "../../app/server/listen";
import { createLog } from "../../app/server/log";
import { safeRedirect } from "../../app/server/safeRedirect";
import type { Db } from "../../db/schema";

export interface TinySite extends Listening {
  /** How often an action has run. */
  writes: () => number;
}

/** Listens on a free port; the database is never touched. `files` is the directory of the client build. */
export async function startTinySite({
  files = "/nowhere",
  isReady = async () => true,
  env = {},
}: {
  files?: string;
  isReady?: () => Promise<boolean>;
  env?: Record<string, string>;
} = {}): Promise<TinySite> {
  let writes = 0;
  const config = readConfig({ NODE_ENV: "production", PORT: "0", LOG_LEVEL: "silent", ...env });
  const listening = await listen({ host: "127.0.0.1", port: 0 });
  const pages = build(() => {
    writes += 1;
    return Response.json({ written: true });
  });
  const db = {} as Db;
  const log = createLog(config);
  const never = () => Promise.reject(new Error("nothing is imported here"));
  const jobs = createImportJobs({ db, jobs: createJobs({ db, log }), url: () => "", log, run: never });
  listening.answer(
    createApp({
      config,
      log,
      db,
      organizationId: 1,
      glance: never,
      jobs,
      reports: never,
      inspect: never,
      isReady,
      pages,
      files,
    }),
  );
  return { ...listening, writes: () => writes };
}

function build(action: () => unknown): ServerBuild {
  const route = (id: string, path: string, module: object) => ({ id, path, parentId: "root", module });
  const routes = {
    root: { id: "root", path: "", module: { default: Page } },
    page: route("page", "page", { default: Page, action, loader: () => ({ read: true }) }),
    resource: route("resource", "resource", { action, loader: () => new Response("read") }),
    away: route("away", "away", {
      loader: ({ request }: { request: Request }) =>
        safeRedirect(new URL(request.url).searchParams.get("to")),
    }),
    broken: route("broken", "broken", { loader: fail }),
  };
  const assets = Object.values(routes).map(({ id, path, module }) => [
    id,
    {
      id,
      path,
      parentId: id === "root" ? undefined : "root",
      module: "",
      hasAction: "action" in module,
      hasLoader: "loader" in module,
      hasErrorBoundary: false,
    },
  ]);
  return {
    entry: {
      module: {
        default: (_request: Request, status: number, headers: Headers) =>
          new Response("<!doctype html>page", { status, headers }),
        handleError() {},
      },
    },
    routes,
    assets: { version: "1", url: "", entry: { module: "", imports: [] }, routes: Object.fromEntries(assets) },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {
      v3_singleFetch: true,
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_lazyRouteDiscovery: true,
      v3_routeConfig: false,
      unstable_optimizeDeps: true,
    },
    isSpaMode: false,
    mode: "production",
  } as ServerBuild;
}

function Page() {
  return null;
}

function fail(): never {
  throw new Error("the secret detail");
}
