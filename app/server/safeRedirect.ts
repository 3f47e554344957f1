// Where may a redirect lead? Only to a path of this site.
import { redirect } from "@remix-run/node";

const ourselves = "http://placket.invalid";

/** A redirect after a form (303) to a path of ours; anything that would leave the site goes to `fallback` instead. */
export function safeRedirect(
  to: string | null | undefined,
  {
    fallback = "/",
    status = 303,
    headers,
  }: { fallback?: string; status?: number; headers?: HeadersInit } = {},
): Response {
  return redirect(safePath(to, fallback), { status, headers });
}

/**
 * The path, query and hash of `to` when it stays on this site, else `fallback`. Decided by parsing it as a browser would
 * (WHATWG URL), because "//evil", "/\evil", "/<tab>/evil" and "/.//evil" all begin with a slash and leave.
 */
export function safePath(to: string | null | undefined, fallback = "/"): string {
  if (!to || !URL.canParse(to, ourselves)) return fallback;
  const url = new URL(to, ourselves);
  const path = url.pathname + url.search + url.hash;
  const stays = url.origin === ourselves && !url.username && !url.password && to.startsWith("/");
  return stays && !path.startsWith("//") ? path : fallback;
}
