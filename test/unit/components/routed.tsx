// How does a test draw a component that links somewhere, in the browser and on the server?
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, vi } from "vitest";

afterEach(cleanup);

/** Draws under a router whose every path shows the element. */
export function draw(element: ReactElement) {
  return render(<Routed>{element}</Routed>);
}

/** The HTML that a reader without scripts gets. */
export function serverHtml(element: ReactElement): string {
  const error = console.error;
  const quiet = vi.spyOn(console, "error").mockImplementation((...said: unknown[]) => {
    // The stub's router is one for browsers, and says so; the app's own is not.
    if (!String(said[0]).includes("useLayoutEffect does nothing on the server")) error(...said);
  });
  const html = renderToString(<Routed>{element}</Routed>);
  quiet.mockRestore();
  return html.replaceAll("<!-- -->", "");
}

function Routed({ children }: { children: ReactElement }) {
  const Stub = createRemixStub([{ path: "*", Component: () => children }]);
  return <Stub />;
}
