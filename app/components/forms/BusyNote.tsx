// What is said while an answer takes its time?
import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";

/** Shows its words as soon as a page under a path is being fetched or posted to; without scripts the browser says so itself. */
export function BusyNote({ path, children }: { path: string; children: ReactNode }) {
  const { state, location } = useNavigation();
  const busy = state !== "idle" && location.pathname.startsWith(path);
  return (
    <p role="status" className="text-sm text-soft">
      {busy ? children : null}
    </p>
  );
}
