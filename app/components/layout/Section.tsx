// How is one topic of a page set apart from the next?
import { type ReactNode, useId } from "react";

interface SectionProps {
  title: ReactNode;
  /** A sentence under the title. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Draws a sheet around the content; without it the content stands on the page. */
  sheet?: boolean;
  children: ReactNode;
}

export function Section({ title, note, actions, sheet = false, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-8 first:mt-0">
      <header className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div>
          <h2 id={id} className="text-lg font-semibold tracking-tight">
            {title}
          </h2>
          {note ? <p className="max-w-[70ch] text-sm text-soft">{note}</p> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
      </header>
      {sheet ? (
        <div className="rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">{children}</div>
      ) : (
        children
      )}
    </section>
  );
}
