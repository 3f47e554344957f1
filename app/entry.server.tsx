// How does the server write a page: whole, each script with the response's nonce?
import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { ResponseMarks } from "./components/layout/responseMarks";

export const streamTimeout = 5000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId, log }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let begun = false;
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <ResponseMarks.Provider value={{ nonce, failedRequest: status >= 500 ? requestId : undefined }}>
        <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </ResponseMarks.Provider>,
      {
        nonce,
        onShellReady() {
          begun = true;
        },
        onAllReady() {
          clearTimeout(late);
          headers.set("Content-Type", "text/html; charset=utf-8");
          const answer = (page: Uint8Array<ArrayBuffer>) =>
            new Response(page, { headers, status: failed ? 500 : status });
          pipe(gathered((page) => Promise.resolve(page).then(answer).then(resolve, reject)));
        },
        onShellError(error) {
          clearTimeout(late);
          reject(error);
        },
        onError(error) {
          failed = true;
          if (begun) log.error({ err: error, requestId }, "rendering failed after the page had begun");
        },
      },
    );
    const late = setTimeout(() => {
      abort();
      if (!begun) reject(new Error("the page was not written in time"));
    }, streamTimeout + 1000);
  });
}

/**
 * Takes a page in the small pieces that React writes, and hands it on in one. Nothing on a page comes later than the rest, and each piece sent
 * by itself would be compressed, flushed and put through the socket by itself: that took as long as making it.
 */
function gathered(send: (page: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Uint8Array[] = [];
  return new Writable({
    write(piece, _encoding, done) {
      pieces.push(piece);
      done();
    },
    final(done) {
      send(Buffer.concat(pieces));
      done();
    },
  });
}

/** Writes what a loader, an action or a page threw into the log, with the id that the error page shows. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.log.error(
    { err: error, requestId: context.requestId, path: new URL(request.url).pathname },
    "page failed",
  );
};
