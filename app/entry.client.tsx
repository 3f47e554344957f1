// How does a page that the server sent come alive in the browser?
import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { ResponseMarks } from "./components/layout/responseMarks";

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <ResponseMarks.Provider value={{ failedRequest: document.documentElement.dataset.failedRequest }}>
        <RemixBrowser />
      </ResponseMarks.Provider>
    </StrictMode>,
  );
});
