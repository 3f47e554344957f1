// What is the one number, what is it called, and how was it computed?
import type { ReactNode } from "react";
import type { TermKey } from "../domain/metrics/registry";
import { Explain, type Inputs } from "./Explain";

interface FigureProps {
  label: string;
  /** Usually a Money, Count or RateWithInterval. */
  value: ReactNode;
  /** A word under the number: "3 of 1,204 leads have no price". */
  note?: ReactNode;
  /** The registered figure or word: the label then opens its formula, with the inputs, n and as-of. */
  means?: TermKey;
  inputs?: Inputs;
  n?: number;
  /** Of the inputs that are money. */
  currency?: string;
  /** What else is to be said of how it was computed; also where it is no registered term. */
  how?: ReactNode;
  /** A coloured edge, for the number a page is about. */
  tone?: "stalled" | "buttoned" | "lost";
}

const edges = { stalled: "bg-stalled", buttoned: "bg-buttoned", lost: "bg-lost" };

export function Figure({ label, value, note, how, tone, means, ...computed }: FigureProps) {
  return (
    <div className="relative min-w-0">
      <p className="flex items-center gap-1.5 text-sm text-soft">
        {tone ? <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${edges[tone]}`} /> : null}
        {means ? (
          <Explain means={means} more={how} {...computed}>
            {label}
          </Explain>
        ) : (
          label
        )}
      </p>
      <div className="figure mt-0.5 text-2xl font-semibold tracking-[-0.02em] break-words">{value}</div>
      {note ? <p className="mt-0.5 text-sm text-faint">{note}</p> : null}
      {how && !means ? (
        <details className="fold mt-1 text-sm">
          <summary className="rounded-sm text-xs text-faint hover:text-ink">How it is computed</summary>
          <div className="mt-1 max-w-[46ch] border-l-2 border-line pl-3 text-soft">{how}</div>
        </details>
      ) : null}
    </div>
  );
}

/** A row of figures that wraps to two columns on a phone. */
export function FigureRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-5 rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5 md:auto-cols-fr md:grid-flow-col md:grid-cols-none">
      {children}
    </div>
  );
}
