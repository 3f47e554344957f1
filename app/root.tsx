// What surrounds every page: the document, the way around the site, and what is shown when a page fails?
import {
  isRouteErrorResponse,
  Links,
  Meta,
  type MetaFunction,
  NavLink,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import "./app.css";
import { ResponseMarks } from "./components/layout/responseMarks";

const places = [
  { to: "/", name: "Board" },
  { to: "/leads", name: "Leads" },
  { to: "/imports", name: "Imports" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${titleOf(error)} – Placket` : "Placket" },
];

export function Layout({ children }: { children: ReactNode }) {
  const { nonce } = useContext(ResponseMarks);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <a href="#content" className="skip-link">
          Skip to the content
        </a>
        <header className="site-header">
          <nav aria-label="Main">
            {places.map(({ to, name }) => (
              <NavLink key={to} to={to} end={to === "/"} prefetch="intent">
                {name}
              </NavLink>
            ))}
          </nav>
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useContext(ResponseMarks);
  if (isMissing(error)) {
    return (
      <>
        <h1>{titleOf(error)}</h1>
        <p>The address may be mistyped, or what it named is gone or not yours to see.</p>
        <p>
          <a href="/">Go to the board</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>{titleOf(error)}</h1>
      {requestId ? (
        <p suppressHydrationWarning>
          If you report it, give this number: <code>{requestId}</code>
        </p>
      ) : (
        <p>Reload the page to try again; if it fails again it shows a number to report.</p>
      )}
    </>
  );
}

function titleOf(error: unknown): string {
  return isMissing(error) ? "There is nothing here" : "Something went wrong on our side";
}

function isMissing(error: unknown): boolean {
  return isRouteErrorResponse(error) && error.status === 404;
}
