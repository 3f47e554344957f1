// How does a question to the reader look: its name, its answer, help and what is wrong with it?
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";

interface FieldFrame {
  label: string;
  hint?: ReactNode;
  error?: string;
}

type FieldProps = FieldFrame & InputHTMLAttributes<HTMLInputElement>;

/** One line of text, a day, a number. The error is tied to the input and read with it. */
export function Field({ label, hint, error, id, ...input }: FieldProps) {
  const own = useId();
  const name = id ?? own;
  return (
    <Frame id={name} label={label} hint={hint} error={error}>
      <input
        id={name}
        className="control"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(name, hint, error)}
        {...input}
      />
    </Frame>
  );
}

type SelectFieldProps = FieldFrame & SelectHTMLAttributes<HTMLSelectElement>;

/** A choice; its options are the children. */
export function SelectField({ label, hint, error, id, ...select }: SelectFieldProps) {
  const own = useId();
  const name = id ?? own;
  return (
    <Frame id={name} label={label} hint={hint} error={error}>
      <select
        id={name}
        className="control"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(name, hint, error)}
        {...select}
      />
    </Frame>
  );
}

type TextFieldProps = FieldFrame & TextareaHTMLAttributes<HTMLTextAreaElement>;

/** Some lines of text. */
export function TextField({ label, hint, error, id, ...text }: TextFieldProps) {
  const own = useId();
  const name = id ?? own;
  return (
    <Frame id={name} label={label} hint={hint} error={error}>
      <textarea
        id={name}
        className="control"
        aria-invalid={error ? true : undefined}
        aria-describedby={described(name, hint, error)}
        {...text}
      />
    </Frame>
  );
}

function Frame({ id, label, hint, error, children }: FieldFrame & { id: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-medium text-soft">
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-xs text-faint">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-sm text-objection-ink">
          {error}
        </p>
      ) : null}
    </div>
  );
}

function described(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter((part) => part !== "");
  return ids.length > 0 ? ids.join(" ") : undefined;
}
