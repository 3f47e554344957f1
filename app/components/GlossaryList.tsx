// How do the terms of the glossary look, each under an address of its own?
import { type TermKey, term, termAnchor } from "../domain/metrics/registry";

export function GlossaryList({ keys }: { keys: readonly TermKey[] }) {
  return (
    <dl className="divide-y divide-line">
      {keys.map((key) => {
        const { name, says, ...rest } = term(key);
        return (
          <div
            key={key}
            id={termAnchor(key)}
            className="gap-x-8 py-2.5 first:pt-0 last:pb-0 target:bg-accent-wash md:grid md:grid-cols-[13rem_minmax(0,1fr)]"
          >
            <dt className="font-semibold">{name}</dt>
            <dd>
              {says}
              {"unit" in rest ? (
                <span className="mt-0.5 block text-sm text-soft">
                  From {rest.source}.{rest.unknown === "" ? "" : ` “—” where ${rest.unknown}.`}
                </span>
              ) : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
