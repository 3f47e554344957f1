// In which state is a lead, told by a shape, a colour and the word?
import type { State } from "../domain/vocabulary";

const looks: Record<State, { tint: string; path: string; filled?: boolean }> = {
  won: { tint: "text-buttoned", path: "M6 1a5 5 0 100 10A5 5 0 006 1z", filled: true },
  active: { tint: "text-moving", path: "M1.5 6h8M6.4 2.8L9.8 6 6.4 9.2" },
  stalled: { tint: "text-stalled", path: "M4 2v8M8 2v8" },
  lost: { tint: "text-lost", path: "M2.2 2.2l7.6 7.6M9.8 2.2L2.2 9.8" },
  unworked: { tint: "text-stalled", path: "M6 1.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9z" },
  credited: { tint: "text-ripening", path: "M10 9.5V6.8A2.3 2.3 0 007.7 4.5H2M4.6 1.8L1.9 4.5l2.7 2.7" },
  disqualified: { tint: "text-skipped", path: "M6 1.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM2.9 9.1l6.2-6.2" },
};

/** The word is the state itself; `since` adds e.g. "31 days". */
export function StateBadge({ state, since }: { state: State; since?: string }) {
  const { tint, path, filled } = looks[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg viewBox="0 0 12 12" className={`size-3 shrink-0 ${tint}`} aria-hidden="true">
        <path
          d={path}
          fill={filled ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        {filled ? (
          <path
            d="M4.4 4.6v.1M7.6 4.6v.1M4.4 7.4v.1M7.6 7.4v.1"
            className="stroke-sheet"
            strokeWidth="1.5"
            strokeLinecap="round"
          />
        ) : null}
      </svg>
      {state}
      {since ? <span className="text-faint">{since}</span> : null}
    </span>
  );
}
