// How many leads are in each state?
import { Link } from "@remix-run/react";
import { formatCount } from "../domain/rates";
import { states as inOrder, type State } from "../domain/vocabulary";

interface StateCountsProps {
  states: Record<State, number>;
  leads: number;
  hrefFor: (filters: { state?: State }) => string;
}

/** The number of leads, and under it those of each state that has any; each opens its list. */
export function StateCounts({ states, leads, hrefFor }: StateCountsProps) {
  const present = inOrder.filter((state) => states[state] > 0);
  return (
    <>
      <Link to={hrefFor({})} className="hover:underline">
        {formatCount(leads)}
      </Link>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-sm font-normal tracking-normal text-soft">
        {present.map((state) => (
          <li key={state}>
            <Link to={hrefFor({ state })} className="tap whitespace-nowrap hover:text-ink hover:underline">
              <span className="font-medium text-ink">{formatCount(states[state])}</span> {state}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
