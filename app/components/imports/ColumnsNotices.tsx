// What should be known, or answered, before a file's columns are believed?
import { Notice } from "../layout/Notice";

interface ColumnsNoticesProps {
  /** How many answers of the form are wrong. */
  wrong: number;
  /** Columns whose values can be read in two ways, and nobody has said which. */
  open: string[];
  doubts: string[];
  notes: string[];
}

export function ColumnsNotices({ wrong, open, doubts, notes }: ColumnsNoticesProps) {
  const mend = wrong === 1 ? "One answer below has" : `${wrong} answers below have`;
  const either = (
    <>
      <bdi>{open.join(", ")}</bdi> can be read in two ways:{" "}
      <a href="#values" className="text-link">
        say which
      </a>
    </>
  );
  return (
    <>
      {wrong > 0 ? <Notice tone="error" title={`${mend} to be mended first`} /> : null}
      {open.length > 0 ? (
        <Notice tone="warn" title={either}>
          Until then the rows that depend on it are rejected.
        </Notice>
      ) : null}
      {doubts.length > 0 ? (
        <Notice tone="warn" title="Look at this before you import">
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {notes.length > 0 ? <Notice tone="info" title={notes.join(" ")} /> : null}
    </>
  );
}
