// What does one answer of several look like, so that a thumb can hit it?
import type { InputHTMLAttributes, ReactNode } from "react";

interface ChoiceProps extends InputHTMLAttributes<HTMLInputElement> {
  type: "radio" | "checkbox";
  children: ReactNode;
}

export function Choice({ children, ...input }: ChoiceProps) {
  return (
    <label className="tap inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-md border border-edge bg-sheet px-3 has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input {...input} className="size-4 accent-(--accent)" />
      <span>{children}</span>
    </label>
  );
}

interface ChoicesProps {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}

/** Several answers under one question. */
export function Choices({ legend, hint, error, children }: ChoicesProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium text-soft">{legend}</legend>
      {hint ? <p className="mb-1.5 text-xs text-faint">{hint}</p> : null}
      <div className="flex flex-wrap gap-2">{children}</div>
      {error ? <p className="mt-1 text-sm text-objection-ink">{error}</p> : null}
    </fieldset>
  );
}
