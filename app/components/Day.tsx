// How is a day drawn, readable for people and for machines?
import { formatDay } from "../domain/day";

/** A day such as "2026-03-04" in words; null says "date unknown". */
export function Day({ on }: { on: string | null }) {
  if (on === null) return <span className="text-faint">date unknown</span>;
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {formatDay(on)}
    </time>
  );
}
