// How are the built scripts, styles and public files handed out?
import { sep } from "node:path";
import express, { type RequestHandler, Router } from "express";

/** Files of the client build: those under /assets carry a hash in their name and never change; a missing one is a plain 404. */
export function staticFiles(clientDirectory: string): Router {
  const router = Router();
  router.use(
    express.static(clientDirectory, {
      index: false,
      dotfiles: "ignore",
      redirect: false,
      setHeaders(response, path) {
        const hashed = path.startsWith(`${clientDirectory}${sep}assets${sep}`);
        response.setHeader(
          "Cache-Control",
          hashed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        );
      },
    }),
  );
  router.use("/assets", missing);
  return router;
}

const missing: RequestHandler = (_request, response) => {
  response.status(404).type("text/plain").send("There is no such file.\n");
};
