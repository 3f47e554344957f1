// Which name was the server called by? A foreign name pointed at this machine must not read it (DNS rebinding).
import type { RequestHandler } from "express";
import { type Config, isLoopback } from "./config";

/**
 * Lets only names of this machine through while the server is for this machine alone, and drops X-Forwarded-Host, which
 * Remix would otherwise believe.
 */
export function hostGuard({ allowRemote }: Pick<Config, "allowRemote">): RequestHandler {
  return (request, response, next) => {
    delete request.headers["x-forwarded-host"];
    const host = request.headers.host ?? "";
    const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
    const plain =
      url !== undefined &&
      url.pathname === "/" &&
      !url.username &&
      !url.search &&
      !url.hash &&
      !host.endsWith("/");
    if (plain && (allowRemote || isLoopback(url.hostname))) return next();
    response
      .status(421)
      .type("text/plain")
      .send("Placket answers only to the name of this machine, such as localhost.\n");
  };
}
