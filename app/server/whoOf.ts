// Who says in a form that the change is theirs?
import { searchOf } from "../domain/addressWords";

/** The name typed as "who"; null where none was. */
export function whoOf(form: FormData): string | null {
  return searchOf(String(form.get("who") ?? "")) ?? null;
}
