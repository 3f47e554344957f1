// What stands around every chart: its sentence, its legend, its fixed room, its table, and what it says without data?
import { type ReactNode, useId } from "react";
import { ChartDownload } from "./ChartDownload";
import { Legend } from "./Legend";
import type { Tone } from "./series";

export type ChartState =
  | { kind: "ready" }
  | { kind: "loading" }
  /** Nothing to draw; `teach` says what would fill it. */
  | { kind: "empty"; teach: ReactNode }
  /** Something, but not enough to say anything; `teach` says how much is missing. */
  | { kind: "tooFew"; teach: ReactNode }
  | { kind: "error"; message?: string; retryHref?: string };

interface ChartFrameProps {
  /** A sentence with the finding in it, not a label. */
  title: ReactNode;
  /** How to read it, in one line. */
  note?: ReactNode;
  state?: ChartState;
  /** Pixels of the drawing's room, the same before and after scripts run. */
  height: number;
  /** The drawing is in the HTML and needs no scripts. */
  drawn?: boolean;
  legend?: readonly { label: string; tone: Tone }[];
  /** The same numbers as a table: always in the HTML. */
  table: ReactNode;
  /** Opens the table at once. */
  tableOpen?: boolean;
  /** As of when, and of how many. */
  footnote?: ReactNode;
  /** What the files of its picture are called: "waste" gives placket-waste-2026-01-31.svg. */
  name?: string;
  /** Goes into a positioned box of exactly `height`. */
  children: ReactNode;
}

export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    note,
    state = { kind: "ready" },
    height,
    drawn = false,
    legend,
    table,
    tableOpen,
    footnote,
    name = "chart",
    children,
  } = props;
  const id = useId();
  const ready = state.kind === "ready";
  const numbered = ready || state.kind === "error" || state.kind === "tooFew";
  return (
    <figure
      aria-labelledby={id}
      className="min-w-0 rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5"
    >
      <figcaption className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p id={id} className="max-w-[62ch] text-lg font-semibold tracking-tight break-words">
            {title}
          </p>
          {note ? <p className="mt-0.5 max-w-[88ch] text-sm text-soft">{note}</p> : null}
        </div>
        {legend && ready ? (
          <div className="needs-scripts">
            <Legend items={legend} />
          </div>
        ) : null}
      </figcaption>
      <div
        className={`chart-room relative ${ready && !drawn ? "needs-scripts" : ""}`}
        style={{ height }}
        aria-busy={state.kind === "loading" || undefined}
      >
        {ready ? children : <Instead state={state} />}
      </div>
      {numbered ? (
        <details className="fold table-behind mt-3 border-t border-line pt-2" open={tableOpen}>
          <summary className="rounded-sm py-1 text-sm text-soft hover:text-ink">
            The numbers as a table
          </summary>
          <div className="mt-2">{table}</div>
        </details>
      ) : null}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4">
        {footnote ? <p className="text-xs text-faint">{footnote}</p> : <span />}
        {ready ? <ChartDownload name={name} /> : null}
      </div>
    </figure>
  );
}

function Instead({ state }: { state: Exclude<ChartState, { kind: "ready" }> }) {
  if (state.kind === "loading") {
    return (
      <div role="status" className="flex h-full flex-col justify-around">
        <span className="sr-only">Loading the chart</span>
        {["w-11/12", "w-3/4", "w-2/3", "w-1/2"].map((width) => (
          <span key={width} className={`h-4 animate-pulse rounded-sm bg-sunken ${width}`} />
        ))}
      </div>
    );
  }
  const failed = state.kind === "error";
  return (
    <div
      role={failed ? "alert" : undefined}
      className="flex h-full flex-col items-center justify-center rounded-md bg-sunken px-6 text-center"
    >
      <p className="font-medium">
        {failed
          ? "This chart could not be made"
          : state.kind === "empty"
            ? "Nothing to draw yet"
            : "Too few to tell"}
      </p>
      <div className="mt-1 max-w-[48ch] text-sm text-soft">
        {failed ? (state.message ?? "The fault is on our side; the rest of the page is right.") : state.teach}
      </div>
      {failed && state.retryHref ? (
        <a href={state.retryHref} className="text-link tap mt-2 inline-flex items-center text-sm">
          Try again
        </a>
      ) : null}
    </div>
  );
}
