// Which rep's name does this browser remember? A cookie, so that it works without scripts and after a reload.
import { createCookie } from "@remix-run/node";
import { repNameOf } from "../domain/repName";

const year = 365 * 24 * 3600;
const cookie = createCookie("placket_rep", { httpOnly: true, sameSite: "lax", path: "/", maxAge: year });

/** The name last typed in this browser; null where none was, or what it sends is no name. */
export async function rememberedRep(request: Request): Promise<string | null> {
  const found: unknown = await cookie.parse(request.headers.get("Cookie")).catch(() => null);
  const name = typeof found === "string" ? repNameOf(found) : undefined;
  return name ?? null;
}

/** The header that makes a browser remember a name. */
export async function rememberRep(name: string): Promise<HeadersInit> {
  return { "Set-Cookie": await cookie.serialize(name) };
}
