// Who brought a file in, and how was it read? For those who want to know exactly.
import { formatCount } from "../../domain/rates";

interface ImportFactsProps {
  who: string | null;
  bytes: number;
  sha256: string;
  options: [string, string][];
  columns: { column: string; becomes: string }[];
  /** Whether the original is kept, and until when. */
  original: string;
}

export function ImportFacts({ who, bytes, sha256, options, columns, original }: ImportFactsProps) {
  const facts: [string, string][] = [
    ["By", who ?? "somebody at this server"],
    ["Size", `${formatCount(bytes)} bytes`],
    ["SHA-256", sha256],
    ...options,
  ];
  return (
    <details className="mt-8 rounded-lg border border-line bg-sheet px-4 py-3">
      <summary className="tap cursor-pointer font-medium">How this file was read</summary>
      <p className="mt-2 text-soft">{original}</p>
      <dl className="mt-3 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[9rem_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-faint">{name}</dt>
            <dd className="mb-2 break-all sm:mb-0">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {columns.length > 0 ? (
        <>
          <h3 className="mt-4 text-sm font-medium text-soft">What its columns became</h3>
          <dl className="mt-1 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[minmax(9rem,auto)_1fr]">
            {columns.map(({ column, becomes }) => (
              <div key={`${column} ${becomes}`} className="contents">
                <dt className="break-words text-faint">
                  <bdi>{column}</bdi>
                </dt>
                <dd className="mb-2 break-words sm:mb-0">{becomes}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </details>
  );
}
