// What stands where a number is not known? A dash with the reason, never 0.

/** Read aloud as "unknown" with the reason, which also shows on hover. */
export function Unknown({ reason }: { reason?: string }) {
  return (
    <span className="text-faint" title={reason ? `Unknown: ${reason}` : "Unknown"}>
      <span aria-hidden="true">—</span>
      <span className="sr-only">unknown{reason ? `: ${reason}` : ""}</span>
    </span>
  );
}
