// What does the browser get when a request fails outside of any page?
import type { ErrorRequestHandler } from "express";
import type { Log } from "./log";

/** Logs the error and answers with a plain sentence and the request's id; the details stay in the log. */
export function failure(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { requestId } = response.locals;
    const status = clientStatus(error);
    if (status === undefined)
      log.error({ err: error, requestId, method: request.method, path: request.path }, "request failed");
    if (response.headersSent) return next(error);
    const sentence =
      status === undefined ? "Something went wrong on our side." : "This request could not be understood.";
    response
      .status(status ?? 500)
      .type("text/plain")
      .send(`${sentence} If you report it, give this number: ${requestId}\n`);
  };
}

/** The 4xx that express gives an error of the client's making, such as a malformed path. */
function clientStatus(error: unknown): number | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}
