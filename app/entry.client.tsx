// How does a page that the server sent come alive in the browser?
import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { type Marks, ResponseMarks } from "./components/layout/responseMarks";

const marks: Marks = {
  failedRequest: document.documentElement.dataset.failedRequest,
  loadedAt: window.history.state?.key ?? "default",
};

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <ResponseMarks.Provider value={marks}>
        <RemixBrowser />
      </ResponseMarks.Provider>
    </StrictMode>,
  );
});
