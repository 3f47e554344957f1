// What does a page say first? One sentence with the money in it.
import type { ReactNode } from "react";

interface PageHeaderProps {
  /** The headline: a whole sentence, e.g. "$41,300 of $96,000 is stuck: most of it at Pain agreed". */
  title: ReactNode;
  /** A word or two above it: where we are. */
  place?: ReactNode;
  /** A sentence below it: what the headline leaves out, e.g. how many leads have no price. */
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

export function PageHeader({ title, place, lead, actions, children }: PageHeaderProps) {
  return (
    <header className="mb-6 sm:mb-8">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="max-w-[46rem] min-w-0">
          {place ? <p className="place mb-1.5 text-sm font-medium text-faint">{place}</p> : null}
          <h1 className="text-[1.375rem]/7 font-semibold tracking-[-0.015em] break-words sm:text-2xl">
            {title}
          </h1>
          {lead ? <p className="mt-2 break-words text-soft">{lead}</p> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {children}
    </header>
  );
}
