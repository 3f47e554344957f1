// What do the numbers say that is worth money? A sentence each, with the leads and the page behind it.
import { Link } from "@remix-run/react";
import { encodeLeadFilters, type Filters } from "../domain/filters";
import type { Finding } from "../domain/findings";
import { formatCount } from "../domain/rates";

const pages = {
  "/waste": "Where the money went",
  "/steps": "What goes wrong there",
  "/circle-back": "Whom to circle back to",
  "/magic-closes": "What answering went with",
};

/** Nothing where there are none. */
export function Findings({ findings, filters }: { findings: readonly Finding[]; filters: Filters }) {
  if (findings.length === 0) return null;
  const href = (path: string, more: object) => {
    const query = encodeLeadFilters({ ...filters, ...more });
    return query === "" ? path : `${path}?${query}`;
  };
  return (
    <section
      aria-labelledby="findings"
      className="mb-6 rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5"
    >
      <h2 id="findings" className="text-base font-semibold">
        What stands out
      </h2>
      <ol className="mt-3 grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {findings.map(({ kind, sentence, evidence, leads, filters: chosen, page }) => (
          <li key={`${kind} ${sentence}`} className="min-w-0 border-l-2 border-line pl-3">
            <p className="font-medium text-ink">{sentence}</p>
            <p className="mt-0.5 text-sm text-soft">{evidence}.</p>
            <p className="mt-1 flex flex-wrap gap-x-4 text-sm">
              <Link to={href("/leads", chosen)} className="quiet-link tap inline-flex items-center">
                {formatCount(leads)} {leads === 1 ? "lead" : "leads"}
              </Link>
              <Link to={href(page.path, page.filters)} className="quiet-link tap inline-flex items-center">
                {pages[page.path]}
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
