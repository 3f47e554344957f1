// Did our own page send this write? Anything that changes something is refused unless it says so.
import type { Request, RequestHandler } from "express";

/**
 * Refuses every request but GET and HEAD that does not come from a page of this very origin, before Remix sees it:
 * Remix's own check skips resource routes and lets a missing Origin or another scheme through.
 */
export const originGuard: RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD" || isSameOrigin(request)) return next();
  response
    .status(403)
    .type("text/plain")
    .send(
      "This was not sent from a page of Placket, so nothing was changed. Open the page here and send it again.\n",
    );
};

/** True when Origin is ours, and Sec-Fetch-Site does not say otherwise; without an Origin only when Sec-Fetch-Site vouches for it. */
function isSameOrigin(request: Request): boolean {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site === "same-origin";
  return origin === `${request.protocol}://${request.headers.host}`;
}
