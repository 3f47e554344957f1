// Of which classes are requests and answers, so that express has nothing to change in them?
import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import type { Express } from "express";

/** What answers requests: an express application, or something smaller. */
export type Answering = RequestListener & Partial<Pick<Express, "request" | "response">>;

/**
 * The classes for a server's requests and answers, and how they become an application's own. Express gives each message another prototype
 * when it comes; V8 keeps such an object, and all that hangs on it, until the next full collection, and pages are slower for it.
 * A message that is born with the application's prototype is left as it is and forgotten with its page.
 */
export function messageClasses() {
  class Asked extends IncomingMessage {}
  class Answer extends ServerResponse<Asked> {}
  let taken = false;
  return {
    options: { IncomingMessage: Asked, ServerResponse: Answer },
    /** What is asked from now on has the prototypes of `next`; the first application has them for good, and another's express changes them as ever. */
    bornFor(next: Answering): void {
      if (taken || !next.request || !next.response) return;
      taken = true;
      next.request = between(Asked.prototype, next.request);
      next.response = between(Answer.prototype, next.response);
    },
  };
}

/** `own` with `above` as its prototype: what is called on `above` is found on `own` too. */
function between<T extends object>(own: object, above: T): T {
  if (own !== above) Object.setPrototypeOf(own, above);
  return own as T;
}
