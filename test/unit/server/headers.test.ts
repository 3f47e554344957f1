// Which headers does every kind of response carry, and which names does the server answer to?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { send } from "../../support/send";
import { startTinySite, type TinySite } from "../../support/tinySite";

const files = mkdtempSync(join(tmpdir(), "placket-files-"));
let site: TinySite;
beforeAll(async () => {
  mkdirSync(join(files, "assets"));
  writeFileSync(join(files, "assets/root-abc.js"), "1");
  writeFileSync(join(files, "icon.svg"), "<svg/>");
  writeFileSync(join(files, ".hidden"), "secret");
  site = await startTinySite({ files });
});
afterAll(async () => {
  await site.stop();
  rmSync(files, { recursive: true });
});

const kinds = [
  { path: "/page", status: 200, kind: "a page" },
  { path: "/page.data", status: 200, kind: "a page's data" },
  { path: "/resource", status: 200, kind: "a resource" },
  { path: "/away?to=/leads", status: 303, kind: "a redirect" },
  { path: "/none", status: 404, kind: "nothing there" },
  { path: "/broken", status: 500, kind: "a failure" },
  { path: "/assets/root-abc.js", status: 200, kind: "a script" },
  { path: "/assets/gone.js", status: 404, kind: "a script that is gone" },
  { path: "/healthz", status: 200, kind: "health" },
  { path: "/%", status: 400, kind: "a malformed path" },
];

describe.each(kinds)("$kind", ({ path, status }) => {
  test("has the security headers and an id", async () => {
    const answer = await send(site.port, { path });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      "content-security-policy": expect.stringContaining("object-src 'none'"),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(answer.headers).not.toHaveProperty("x-powered-by");
    expect(answer.body).not.toContain("the secret detail");
  });
});

test("scripts run by a nonce of this one response, and nothing inline runs without it", async () => {
  const policies = [];
  for (let count = 0; count < 2; count += 1) {
    const answer = await send(site.port, { path: "/page" });
    policies.push(String(answer.headers["content-security-policy"]));
  }
  for (const policy of policies) {
    const [scripts] = policy.split(";").filter((part) => part.startsWith("script-src "));
    expect(scripts).toMatch(/^script-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='$/);
    expect(policy).not.toContain("unsafe-eval");
    expect(policy.match(/[a-z-]+ 'unsafe-inline'/g)).toEqual(["style-src-attr 'unsafe-inline'"]);
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test("files with a hash in their name are kept for good, others for an hour, pages not at all", async () => {
  const keptFor = async (path: string) => (await send(site.port, { path })).headers["cache-control"];
  expect(await keptFor("/assets/root-abc.js")).toBe("public, max-age=31536000, immutable");
  expect(await keptFor("/icon.svg")).toBe("public, max-age=3600");
  expect(await keptFor("/page")).toBe("no-store");
  expect(await keptFor("/page.data")).toBe("no-store");
});

test.each(["/.hidden", "/../package.json", "/assets/..%2f.hidden"])("%s is not handed out", async (path) => {
  const answer = await send(site.port, { path });
  expect(answer.status).not.toBe(200);
  expect(answer.body).not.toContain("secret");
});

test.each([
  { host: "localhost:3000", status: 200, why: "this machine" },
  { host: "[::1]:3000", status: 200, why: "this machine, IPv6" },
  { host: "evil.example", status: 421, why: "a foreign name that was pointed here" },
  { host: "localhost.evil.example", status: 421, why: "a name that begins like ours" },
  { host: "localhost/evil", status: 421, why: "a path in the name" },
  { host: "evil@localhost", status: 421, why: "a user in the name" },
])("Host $host: $why", async ({ host, status }) => {
  expect((await send(site.port, { path: "/resource", headers: { host } })).status).toBe(status);
});

test("any name will do once the user has let others in", async () => {
  const open = await startTinySite({ env: { PLACKET_ALLOW_REMOTE: "1" } });
  const answer = await send(open.port, { path: "/resource", headers: { host: "placket.example" } });
  await open.stop();
  expect(answer.status).toBe(200);
});

test("ready only while the database answers", async () => {
  const ready = async (isReady: () => Promise<boolean>) => {
    const other = await startTinySite({ isReady });
    const answer = await send(other.port, { path: "/readyz" });
    await other.stop();
    return answer.status;
  };
  expect(await ready(async () => true)).toBe(200);
  expect(await ready(async () => false)).toBe(503);
  expect(await ready(() => Promise.reject(new Error("gone")))).toBe(503);
});
