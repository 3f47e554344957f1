// Which request was it? The id on the error page is the one in the log.
import { randomBytes, randomUUID } from "node:crypto";
import type { RequestHandler } from "express";

/** Gives each request an id (also as X-Request-Id) and its response a nonce; what the client sends as an id is ignored. */
export const requestId: RequestHandler = (_request, response, next) => {
  response.locals.requestId = randomUUID();
  response.locals.nonce = randomBytes(16).toString("base64");
  response.setHeader("X-Request-Id", response.locals.requestId);
  next();
};
