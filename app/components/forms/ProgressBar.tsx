// How far is it?
import type { ReactNode } from "react";

interface ProgressBarProps {
  label: string;
  /** Done so far; null while it cannot be said. */
  value: number | null;
  max: number;
  /** In words: "41,200 of 100,000 rows". */
  detail?: ReactNode;
}

export function ProgressBar({ label, value, max, detail }: ProgressBarProps) {
  return (
    <div role="status">
      <p className="mb-1.5 flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="min-w-0 font-medium break-words">{label}</span>
        {detail ? <span className="text-soft">{detail}</span> : null}
      </p>
      <progress className="bar block" aria-label={label} max={max} value={value ?? undefined} />
    </div>
  );
}
