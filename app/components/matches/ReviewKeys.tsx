// Can a pair be decided by one key?
import { useNavigation } from "@remix-run/react";
import { useEffect } from "react";

const keys = ["y", "n", "s", "u"];

/** Presses what carries `data-key` of the pressed key, unless something is typed or the last press is still on its way. */
export function ReviewKeys() {
  const { state } = useNavigation();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || state !== "idle") return;
      if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
      if (!keys.includes(event.key)) return;
      document.querySelector<HTMLElement>(`[data-key="${event.key}"]`)?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [state]);
  return null;
}
