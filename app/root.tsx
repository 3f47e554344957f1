// What surrounds every page: the document, the way around the site, and what is shown when a page fails?
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { findOrganization } from "../db/queries/organization";
import { AppShell } from "./components/layout/AppShell";
import { PageHeader } from "./components/layout/PageHeader";
import { ResponseMarks } from "./components/layout/responseMarks";
import { SheetShell } from "./components/layout/SheetShell";
import { VendorShell } from "./components/layout/VendorShell";
import "./app.css";
import "./print.css";

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${titleOf(error)} – Placket` : "Placket" },
];

export async function loader({ request, context: { glance } }: LoaderFunctionArgs) {
  if (isVendors(new URL(request.url).pathname)) return { organization: undefined, timeZone: undefined };
  const organization = await glance(findOrganization);
  return { organization: organization?.name, timeZone: organization?.timeZone };
}

/** The name above the page changes only when somebody changes it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) => formMethod !== undefined;

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, failedRequest } = useContext(ResponseMarks);
  const known = useRouteLoaderData<typeof loader>("root");
  const Shell = shellOf(useLocation().pathname);
  return (
    <html lang="en" data-failed-request={failedRequest}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell organization={known?.organization} timeZone={known?.timeZone} asOf={useAsOf()}>
          {children}
        </Shell>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

function shellOf(path: string) {
  if (isVendors(path)) return VendorShell;
  return path.endsWith("/scorecard") ? SheetShell : AppShell;
}

/** A vendor's pages show nothing of the organization: neither its name nor a way to its other pages. */
function isVendors(path: string): boolean {
  return path === "/vendor" || path.startsWith("/vendor/");
}

/** The day that the page's numbers hold for: what its loader, or a report that it returns, has as `asOf`. */
function useAsOf(): string | undefined {
  return useMatches()
    .flatMap(({ data }) => [...Object.values(data ?? {}), data])
    .map((part) => (part as { asOf?: unknown } | null | undefined)?.asOf)
    .findLast((asOf) => typeof asOf === "string");
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title={titleOf(error)} />
      {isMissing(error) ? (
        <p>
          The address may be mistyped, or what it named is gone or not yours to see.
          {isVendors(pathname) ? null : (
            <>
              {" "}
              <a href="/">Go to the board.</a>
            </>
          )}
        </p>
      ) : (
        <FailureNumber />
      )}
    </>
  );
}

/** The document's own request is known by its id; one that a script made later is not, so loading again tells. */
function FailureNumber() {
  const { failedRequest, loadedAt } = useContext(ResponseMarks);
  const { key } = useLocation();
  return failedRequest && (loadedAt === undefined || loadedAt === key) ? (
    <p>
      If you report it, give this number: <code>{failedRequest}</code>
    </p>
  ) : (
    <p>Reload the page to try again; if it fails again it shows a number to report.</p>
  );
}

function titleOf(error: unknown): string {
  return isMissing(error) ? "There is nothing here" : "Something went wrong on our side";
}

function isMissing(error: unknown): boolean {
  return isRouteErrorResponse(error) && error.status === 404;
}
