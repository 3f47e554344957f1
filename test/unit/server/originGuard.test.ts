// Which writes reach an action? Only those that a page of this very origin sent.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { send } from "../../support/send";
import { startTinySite, type TinySite } from "../../support/tinySite";

let site: TinySite;
beforeAll(async () => {
  site = await startTinySite();
});
afterAll(() => site.stop());

const places = [
  { path: "/page", kind: "a page's action" },
  { path: "/page.data", kind: "a page's action, called by script" },
  { path: "/resource", kind: "a resource's action" },
];

interface Sender {
  why: string;
  allowed: boolean;
  headers: (own: string, host: string) => Record<string, string>;
}

const senders: Sender[] = [
  { why: "our own form in an older browser", allowed: true, headers: (own) => ({ origin: own }) },
  {
    why: "our own form",
    allowed: true,
    headers: (own) => ({ origin: own, "sec-fetch-site": "same-origin" }),
  },
  {
    why: "a browser that sends no Origin but vouches for it",
    allowed: true,
    headers: () => ({ "sec-fetch-site": "same-origin" }),
  },
  { why: "no Origin at all, such as curl", allowed: false, headers: () => ({}) },
  { why: "another site", allowed: false, headers: () => ({ origin: "http://evil.example" }) },
  {
    why: "another site that the browser names cross-site",
    allowed: false,
    headers: () => ({ origin: "http://evil.example", "sec-fetch-site": "cross-site" }),
  },
  {
    why: "a lying Origin that the browser contradicts",
    allowed: false,
    headers: (own) => ({ origin: own, "sec-fetch-site": "cross-site" }),
  },
  { why: "a sandboxed frame or a file", allowed: false, headers: () => ({ origin: "null" }) },
  {
    why: "the same host under another scheme",
    allowed: false,
    headers: (_own, host) => ({ origin: `https://${host}` }),
  },
  { why: "another port of this machine", allowed: false, headers: () => ({ origin: "http://127.0.0.1:1" }) },
  { why: "a subdomain", allowed: false, headers: (_own, host) => ({ origin: `http://evil.${host}` }) },
  {
    why: "a name that begins like ours",
    allowed: false,
    headers: (own) => ({ origin: `${own}.evil.example` }),
  },
  { why: "not an origin", allowed: false, headers: () => ({ origin: "garbage" }) },
  { why: "an empty Origin", allowed: false, headers: () => ({ origin: "" }) },
  {
    why: "another site that claims to be the forwarded host",
    allowed: false,
    headers: () => ({ origin: "http://evil.example", "x-forwarded-host": "evil.example" }),
  },
  { why: "a sibling site", allowed: false, headers: () => ({ "sec-fetch-site": "same-site" }) },
  { why: "the address bar", allowed: false, headers: () => ({ "sec-fetch-site": "none" }) },
];

for (const { path, kind } of places) {
  describe(kind, () => {
    test.each(senders)("$why", async ({ headers, allowed }) => {
      const before = site.writes();
      const host = `127.0.0.1:${site.port}`;
      const answer = await send(site.port, {
        method: "POST",
        path,
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers(`http://${host}`, host) },
        body: "a=1",
      });
      expect(site.writes() - before).toBe(allowed ? 1 : 0);
      if (allowed) expect(answer.status).toBeLessThan(400);
      else
        expect(answer).toMatchObject({ status: 403, body: expect.stringContaining("nothing was changed") });
    });
  });
}

test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])("%s is a write too", async (method) => {
  const answer = await send(site.port, {
    method,
    path: "/resource",
    headers: { origin: "http://evil.example" },
  });
  expect(answer.status).toBe(403);
});

test("reading needs no origin", async () => {
  const answer = await send(site.port, { path: "/resource", headers: { origin: "http://evil.example" } });
  expect(answer).toMatchObject({ status: 200, body: "read" });
});
