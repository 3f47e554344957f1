// What did undoing an import take back, and what stays because somebody built on it?
import { countedKinds } from "../../domain/countedKinds";
import { formatCount } from "../../domain/rates";
import type { ImportReport } from "../../reports/importReport";
import { Notice } from "../layout/Notice";

const shown = 50;

export function ImportUndone({ undo }: Pick<ImportReport, "undo">) {
  const taken = countedKinds(undo?.taken ?? []);
  const kept = undo?.kept ?? [];
  return (
    <Notice
      tone="info"
      title={`This import was undone: ${taken || "nothing was left of it"}${taken ? " taken back" : ""}`}
    >
      {kept.length > 0 ? (
        <>
          <p>{formatCount(kept.length)} stay, because somebody has built on them since:</p>
          <ul className="mt-1 list-disc pl-5">
            {kept.slice(0, shown).map(({ what, name, why }) => (
              <li key={`${what} ${name} ${why}`}>
                the {what} <bdi>{name}</bdi>: {why}
              </li>
            ))}
          </ul>
          {kept.length > shown ? <p>… and {formatCount(kept.length - shown)} more.</p> : null}
        </>
      ) : (
        <p>The same file can be imported again; it then makes the same rows.</p>
      )}
    </Notice>
  );
}
