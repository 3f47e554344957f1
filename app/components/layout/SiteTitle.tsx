// What is the mark of the product? A strip of cloth with three buttons, one of them open.
import { Link } from "@remix-run/react";

/** The mark and the name, linking to the board. */
export function SiteTitle({ to = "/" }: { to?: string }) {
  return (
    <Link
      to={to}
      className="tap inline-flex items-center gap-2 rounded-sm font-semibold tracking-tight text-ink"
    >
      <svg viewBox="0 0 16 24" className="h-6 w-4 shrink-0" aria-hidden="true">
        <rect
          x="0.75"
          y="0.75"
          width="14.5"
          height="22.5"
          rx="3.5"
          className="fill-accent-wash stroke-accent"
          strokeWidth="1.5"
        />
        <circle cx="8" cy="6" r="2.5" className="fill-accent" />
        <circle cx="8" cy="12" r="2.5" className="fill-accent" />
        <circle cx="8" cy="18" r="1.85" className="fill-none stroke-stalled" strokeWidth="1.4" />
      </svg>
      <span className="text-lg">Placket</span>
    </Link>
  );
}
