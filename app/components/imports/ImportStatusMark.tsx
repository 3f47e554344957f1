// Where does an import stand, told by a shape, a colour and a word?
import type { ImportStatus } from "../../domain/vocabulary";

interface Look {
  word: string;
  tint: string;
  path: string;
}

const waiting = { tint: "text-stalled", path: "M6 1.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9z" };
const running = { tint: "text-moving", path: "M1.5 6h8M6.4 2.8L9.8 6 6.4 9.2" };
const ended = { tint: "text-skipped", path: "M6 1.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM2.9 9.1l6.2-6.2" };

const looks: Record<ImportStatus, Look> = {
  uploaded: { word: "check its columns", ...waiting },
  checked: { word: "check its columns", ...waiting },
  queued: { word: "importing", ...running },
  importing: { word: "importing", ...running },
  done: { word: "done", tint: "text-buttoned", path: "M2 6.4l2.8 2.8L10 3.4" },
  failed: { word: "failed", tint: "text-objection", path: "M2.2 2.2l7.6 7.6M9.8 2.2L2.2 9.8" },
  cancelled: { word: "cancelled", ...ended },
  undone: { word: "undone", ...ended },
};

export function ImportStatusMark({ status }: { status: ImportStatus }) {
  const { word, tint, path } = looks[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg
        viewBox="0 0 12 12"
        className={`size-3 shrink-0 fill-none stroke-current ${tint}`}
        aria-hidden="true"
      >
        <path d={path} strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {word}
    </span>
  );
}
