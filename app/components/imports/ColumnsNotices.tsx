// What should be known, or answered, before a file's columns are believed?
import { Link } from "@remix-run/react";
import { Notice } from "../layout/Notice";

interface ColumnsNoticesProps {
  /** What the header is known to come from: "a HubSpot deal export". */
  looksLike: string | undefined;
  /** How many answers of the form are wrong. */
  wrong: number;
  /** Columns whose values can be read in two ways, and nobody has said which. */
  open: string[];
  /** Columns with words that nobody has given a meaning. */
  unsaid: string[];
  doubts: string[];
  notes: string[];
  /** Where another sheet is chosen; undefined where the file has no other. */
  sheets: string | undefined;
}

export function ColumnsNotices({
  looksLike,
  wrong,
  open,
  unsaid,
  doubts,
  notes,
  sheets,
}: ColumnsNoticesProps) {
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
      {unsaid.length > 0 ? (
        <Notice
          tone="warn"
          title={
            <>
              <bdi>{unsaid.join(", ")}</bdi> {unsaid.length === 1 ? "holds" : "hold"} words that are not
              known:{" "}
              <a href="#words" className="text-link">
                say what they mean
              </a>
            </>
          }
        >
          Until then the rows with such a word are rejected.
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
      {looksLike ? (
        <Notice tone="info" title={`Looks like ${looksLike}`}>
          Its columns and words were taken for what they are there. Where that is not so, choose another under
          “Read as” and guess anew; each column can be changed as well.
        </Notice>
      ) : null}
      {notes.length > 0 ? (
        <Notice
          tone="info"
          title={
            <>
              {notes.join(" ")}{" "}
              {sheets ? (
                <Link to={sheets} className="text-link">
                  Read another sheet
                </Link>
              ) : null}
            </>
          }
        />
      ) : null}
    </>
  );
}
