// How does a file get in: chosen, or dropped where scripts run?
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";

interface FileDropProps {
  name: string;
  label: string;
  /** E.g. ".csv,text/csv". */
  accept?: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
}

/** A plain file input that also takes what is dropped on its frame. */
export function FileDrop({ name, label, accept, hint, error, required }: FileDropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    input.current.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const frame = over ? "border-accent bg-accent-wash" : error ? "border-objection" : "border-edge";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping only adds to the input inside, which does it all
    <div
      onDragEnter={hold}
      onDragOver={hold}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`rounded-lg border border-dashed px-5 py-6 transition-colors ${frame}`}
    >
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="mt-0.5 text-sm text-soft">
          {hint}
        </div>
      ) : null}
      <input
        ref={input}
        id={id}
        type="file"
        name={name}
        accept={accept}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${hint ? `${id}-hint` : ""} ${error ? `${id}-error` : ""}`.trim() || undefined}
        className="mt-3 block w-full text-sm text-soft file:mr-3 file:min-h-9 file:rounded-md file:border file:border-solid file:border-edge file:bg-sheet file:px-3.5 file:font-medium file:text-ink pointer-coarse:file:min-h-11"
      />
      <p className="needs-scripts mt-2 text-xs text-faint">Or drop the file anywhere in this frame.</p>
      {error ? (
        <p id={`${id}-error`} className="mt-2 text-sm text-objection-ink">
          {error}
        </p>
      ) : null}
    </div>
  );
}
