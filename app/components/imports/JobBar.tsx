// How far is a check or an import, and how does a page follow it with and without scripts?
import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { formatCount, wholes } from "../../domain/rates";
import { ProgressBar } from "../forms/ProgressBar";

export interface JobBarProps {
  work: "check" | "import";
  phase: "waiting" | "reading" | "storing" | "stopping";
  rows: number;
  of: number;
  rowsPerSecond: number | null;
  secondsLeft: number | null;
}

const everyMs = 1000;
/** So long a load is waited for before it is asked for again. */
const patienceMs = 20_000;

export function JobBar(job: JobBarProps) {
  useFollowing();
  const { phase, rows, of } = job;
  return (
    <>
      <ProgressBar
        label={labelOf(job)}
        value={phase === "reading" && rows > 0 ? rows : null}
        max={Math.max(1, of)}
        detail={detailOf(job)}
      />
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
    </>
  );
}

/**
 * Loads the page's data anew every second while it is mounted. By the clock, not by the end of the load before: two changes of a load's
 * state that come together would be seen as none, and nothing would ask again. A load that is under way is let finish: asking again
 * would end it, and on a slow line none would ever arrive.
 */
export function useFollowing(): void {
  const { revalidate, state } = useRevalidator();
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    let asked = 0;
    const timer = setInterval(() => {
      if (latest.current === "loading" && performance.now() - asked < patienceMs) return;
      asked = performance.now();
      revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [revalidate]);
}

function labelOf({ work, phase, rows }: JobBarProps): string {
  if (phase === "waiting") return "Waiting for the import before it";
  if (phase === "stopping") return "Stopping";
  if (phase === "storing")
    return work === "check"
      ? "All rows are read; comparing them with what is here"
      : "All rows are read; storing them";
  if (rows === 0) return "Looking through the file";
  return work === "check" ? "Checking every row" : "Reading the rows";
}

function detailOf({ phase, rows, of, rowsPerSecond, secondsLeft }: JobBarProps): string {
  if (phase === "waiting" || phase === "stopping" || rows === 0) return `${formatCount(of)} rows`;
  if (phase === "storing") return `${formatCount(of)} rows`;
  const speed = rowsPerSecond === null ? "" : `, ${formatCount(rowsPerSecond)} rows/s`;
  const left = secondsLeft === null ? "" : `, about ${timeText(secondsLeft)} left`;
  return `${formatCount(rows)} of ${formatCount(of)} rows${speed}${left}`;
}

function timeText(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return `${wholes(seconds + 59, 60)} min`;
}
