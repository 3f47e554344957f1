// Where does this device keep forms that the server does not have yet?
import { isKeptKey, type KeptForm, keptKey, readKept } from "../../domain/keptForms";

/** Forms of a device that lets us keep nothing: they live as long as the page. */
const unkept = new Map<string, KeptForm>();

/** Forms of the organization in the order in which they were first sent. */
export function listKept(organizationId: number): KeptForm[] {
  const found = new Map(unkept);
  try {
    for (const key of Object.keys(localStorage)) {
      const kept = isKeptKey(organizationId, key) ? readKept(localStorage.getItem(key)) : undefined;
      if (kept) found.set(key, kept);
    }
  } catch {
    // A browser that is told to store nothing throws already when asked what it has.
  }
  return [...found.values()].sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1));
}

/** Keeps a form; false where it will not outlive the page. */
export function keep(organizationId: number, kept: KeptForm): boolean {
  const key = keptKey(organizationId, kept);
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    unkept.delete(key);
    return true;
  } catch {
    unkept.set(key, kept);
    return false;
  }
}

/** Forgets a form that is stored or given up. */
export function forget(organizationId: number, kept: KeptForm): void {
  const key = keptKey(organizationId, kept);
  unkept.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}

const whoKey = "placket.who";

/** Who last entered something on this device; empty where that is not known. */
export function rememberedWho(): string {
  try {
    return localStorage.getItem(whoKey) ?? "";
  } catch {
    return "";
  }
}

export function rememberWho(who: string): void {
  try {
    if (who !== "") localStorage.setItem(whoKey, who);
  } catch {
    // It is typed again next time.
  }
}

/** A word that no other form has. */
export function newPost(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
