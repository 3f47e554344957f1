// How do the pages reach the server while they are being worked on?
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { Trouble } from "../app/domain/trouble";
import { projectRoot } from "../app/server/projectRoot";
import { serve } from "./serve";

/** Serves like `npm start`, but each page as its source is now; prints a sentence and ends with 2 on Trouble. */
export async function dev(): Promise<void> {
  try {
    await serve({}, async ({ server }) => {
      const { createServer } = await import("vite");
      const vite = await createServer({
        root: projectRoot(),
        configFile: join(projectRoot(), "scripts/vite.config.ts"),
        server: { middlewareMode: true, hmr: { server } },
      });
      return {
        pages: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
        files: vite.middlewares as RequestHandler,
        close: () => vite.close(),
      };
    });
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
