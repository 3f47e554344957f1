// How far is a check or an import, and how does a page follow it with and without scripts?
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
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
 * state that come together would be seen as none, and nothing would ask again.
 */
export function useFollowing(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, everyMs);
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
