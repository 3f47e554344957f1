// What does a page without anything to show teach its reader to do next?
import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** Why it is empty and what would fill it. */
  children: ReactNode;
  /** Buttons or links: the next step first. */
  actions?: ReactNode;
}

export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="rounded-lg border border-dashed border-edge px-5 py-10 text-center sm:px-10">
      <svg viewBox="0 0 92 20" className="mx-auto mb-4 h-5 w-24" aria-hidden="true">
        <path d="M4 10H88" className="stroke-line" strokeWidth="2" />
        {[10, 28, 46, 64, 82].map((x) => (
          <circle
            key={x}
            cx={x}
            cy="10"
            r="6.25"
            className="fill-paper stroke-silent"
            strokeWidth="1.5"
            strokeDasharray="2.6 2.3"
          />
        ))}
      </svg>
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <div className="mx-auto mt-1.5 max-w-[52ch] text-soft">{children}</div>
      {actions ? <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
