// What stands around every page: who is asking, where one can go, and as of which day the numbers hold?
import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { Day } from "../Day";
import { SiteTitle } from "./SiteTitle";

export interface Place {
  to: string;
  label: string;
}

const defaultPlaces: Place[] = [
  { to: "/", label: "Board" },
  { to: "/waste", label: "Waste" },
  { to: "/placket", label: "Placket" },
  { to: "/circle-back", label: "Circle back" },
  { to: "/before-close", label: "Before close" },
  { to: "/leads", label: "Leads" },
  { to: "/steps", label: "Steps" },
  { to: "/imports", label: "Imports" },
  { to: "/settings", label: "Settings" },
];

interface AppShellProps {
  organization?: string;
  places?: Place[];
  /** The day whose end all numbers hold for; null where a page has none. */
  asOf?: string | null;
  timeZone?: string;
  children: ReactNode;
}

/** Header with the way around, a skip link, the page, and a footer that says as of when. */
export function AppShell({ organization, places = defaultPlaces, asOf, timeZone, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2"
      >
        Skip to the content
      </a>
      <header className="no-print border-b border-line bg-sheet">
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-8 px-4 sm:px-6 md:h-14 md:flex-nowrap">
          <div className="flex h-12 items-center">
            <SiteTitle />
          </div>
          {organization ? (
            <p
              className="ml-auto max-w-48 truncate text-sm text-soft md:order-last md:max-w-80"
              title={organization}
            >
              {organization}
            </p>
          ) : null}
          <nav
            aria-label="Main"
            className="-mx-4 w-screen overflow-x-auto px-2 sm:-mx-2 sm:w-auto sm:px-0 md:h-full"
          >
            <ul className="flex md:h-full">
              {places.map(({ to, label }) => (
                <li key={to}>
                  <NavLink
                    to={to}
                    end={to === "/"}
                    className="tap flex h-10 items-center border-b-2 border-transparent px-2.5 whitespace-nowrap text-soft hover:text-ink aria-[current=page]:border-b-accent aria-[current=page]:font-medium aria-[current=page]:text-ink md:h-full md:border-t-2 md:border-t-transparent"
                  >
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 pt-6 pb-16 outline-none sm:px-6 sm:pt-9"
      >
        {children}
      </main>
      {asOf ? (
        <footer className="border-t border-line text-sm text-faint">
          <p className="mx-auto max-w-page px-4 py-4 sm:px-6">
            As of the end of <Day on={asOf} />
            {timeZone ? <>, {timeZone.replaceAll("_", " ")} time</> : null}. Facts dated later are not
            counted.
          </p>
        </footer>
      ) : null}
    </div>
  );
}
