// What stands around every page: who is asking, where one can go, and as of which day the numbers hold?

import type { ReactNode } from "react";
import { zoneWords } from "../../domain/localTime";
import { Day } from "../Day";
import { MainNav } from "./MainNav";
import { PageAsOf } from "./pageAsOf";
import { SiteTitle } from "./SiteTitle";

interface AppShellProps {
  organization?: string;
  /** The day whose end all numbers hold for; null where a page has none. */
  asOf?: string | null;
  timeZone?: string;
  children: ReactNode;
}

/** Header with the way around, a skip link, the page, and a footer that says as of when. */
export function AppShell({ organization, asOf, timeZone, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2"
      >
        Skip to the content
      </a>
      <header className="no-print border-b border-line bg-sheet">
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-4 px-4 sm:px-6 row:h-14 row:flex-nowrap">
          <div className="flex min-w-0 flex-1 flex-col items-start pt-1 pb-1.5 row:max-w-48 row:flex-none row:py-0">
            <SiteTitle />
            <p
              className="line-clamp-2 pl-6 text-xs wrap-anywhere text-soft pointer-coarse:-mt-2.5 row:block row:max-w-full row:truncate"
              title={organization}
            >
              {organization}
            </p>
          </div>
          <MainNav />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 pt-6 pb-16 outline-none sm:px-6 sm:pt-9"
      >
        <PageAsOf.Provider value={asOf ?? null}>{children}</PageAsOf.Provider>
      </main>
      {asOf ? (
        <footer className="border-t border-line text-sm text-faint">
          <p className="mx-auto max-w-page px-4 py-4 sm:px-6">
            As of the end of <Day on={asOf} />
            {timeZone ? <>, {zoneWords(timeZone)} time</> : null}. Facts dated later are not counted.
          </p>
        </footer>
      ) : null}
    </div>
  );
}
