// How does one call a lead from a list, with one thumb?
import type { Call } from "../domain/reachHref";

/** Says nothing where no number is known. */
export function CallLink({ call }: { call: Call | null }) {
  return call === null ? null : (
    <a href={call.href} className="text-link tap inline-flex items-center font-medium whitespace-nowrap">
      Call&nbsp;<bdi>{call.phone}</bdi>
    </a>
  );
}
