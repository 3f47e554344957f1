// Where can a redirect lead? Nowhere but to a path of this site.
import { expect, test } from "vitest";
import { safePath, safeRedirect } from "../../../app/server/safeRedirect";

const cases: { to: string | null | undefined; path: string; why: string }[] = [
  {
    to: "/leads?state=stalled#top",
    path: "/leads?state=stalled#top",
    why: "a path with query and hash stays",
  },
  { to: "/", path: "/", why: "the board" },
  { to: "/leads/../imports", path: "/imports", why: "dots are resolved" },
  { to: "/a//b", path: "/a//b", why: "a double slash inside is a path" },
  { to: "/%2f%2fevil.example", path: "/%2f%2fevil.example", why: "encoded slashes are not decoded" },
  { to: "/%5cevil.example", path: "/%5cevil.example", why: "nor an encoded backslash" },
  { to: "/back?to=//evil.example", path: "/back?to=//evil.example", why: "a query may hold anything" },
  { to: undefined, path: "/fallback", why: "nothing given" },
  { to: null, path: "/fallback", why: "no such parameter" },
  { to: "", path: "/fallback", why: "empty" },
  { to: "//evil.example", path: "/fallback", why: "scheme-relative" },
  { to: "///evil.example", path: "/fallback", why: "three slashes" },
  { to: "/\\evil.example", path: "/fallback", why: "browsers read a backslash as a slash" },
  { to: "\\\\evil.example", path: "/fallback", why: "two backslashes" },
  { to: "/\t/evil.example", path: "/fallback", why: "browsers drop a tab" },
  { to: "/\n/evil.example", path: "/fallback", why: "browsers drop a newline" },
  { to: "/.//evil.example", path: "/fallback", why: "dots resolve to two slashes" },
  { to: "/a/..//evil.example", path: "/fallback", why: "and so do these" },
  { to: "/%2e//evil.example", path: "/fallback", why: "even encoded" },
  { to: "https://evil.example/x", path: "/fallback", why: "another site" },
  { to: "https:evil.example", path: "/fallback", why: "a scheme without slashes" },
  { to: "http:evil.example", path: "/fallback", why: "our own scheme without slashes" },
  { to: "javascript:alert(1)", path: "/fallback", why: "a script" },
  { to: " javascript:alert(1)", path: "/fallback", why: "a script after a space" },
  { to: "data:text/html,x", path: "/fallback", why: "a page of its own" },
  { to: "//user@evil.example", path: "/fallback", why: "with a user name" },
  { to: "leads", path: "/fallback", why: "relative to where? not ours to guess" },
];

test.each(cases)("$to: $why", ({ to, path }) => {
  expect(safePath(to, "/fallback")).toBe(path);
});

test("it is a 303, so that a reload does not send the form again", () => {
  const response = safeRedirect("//evil.example", { fallback: "/imports", headers: { "X-Kept": "1" } });
  expect(response.status).toBe(303);
  expect(response.headers.get("Location")).toBe("/imports");
  expect(response.headers.get("X-Kept")).toBe("1");
});
