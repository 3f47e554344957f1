// Is the process alive, and can it do its work?
import { Router } from "express";

/** GET /healthz: the process answers. GET /readyz: `isReady` holds too, else 503. */
export function health(isReady: () => Promise<boolean>): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    response.type("text/plain").send("ok\n");
  });
  router.get("/readyz", async (_request, response) => {
    const ready = await isReady().catch(() => false);
    response.setHeader("Cache-Control", "no-store");
    response
      .status(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "The database does not answer.\n");
  });
  return router;
}
