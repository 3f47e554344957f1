// What do the settings in the environment come to, and how are wrong ones refused?
import { join } from "node:path";
import { expect, test } from "vitest";
import { Trouble } from "../../../app/domain/trouble";
import { isLoopback, readConfig } from "../../../app/server/config";
import { projectRoot } from "../../../app/server/projectRoot";

test("with nothing set it is our own Postgres and this machine alone", () => {
  expect(readConfig({})).toEqual({
    databaseUrl: undefined,
    dataDirectory: join(projectRoot(), ".placket"),
    pgBin: undefined,
    host: "localhost",
    port: 3000,
    allowRemote: false,
    mode: "production",
    logLevel: "warn",
  });
});

test.each(["a@b.co", "Placket <placket@example.com>"])(
  "mail is sent from %s where a server is named",
  (from) => {
    const url = "smtps://user:pass%40word@mail.example.com:465";
    expect(readConfig({ SMTP_URL: url, MAIL_FROM: from }).smtp).toEqual({ url, from });
  },
);

test("an empty variable counts as not set", () => {
  expect(readConfig({ PORT: "", HOST: " ", DATABASE_URL: "", PLACKET_DATA: "" })).toEqual(readConfig({}));
});

test("a relative data directory is under the checkout, an absolute one stands", () => {
  expect(readConfig({ PLACKET_DATA: "data" }).dataDirectory).toBe(join(projectRoot(), "data"));
  expect(readConfig({ PLACKET_DATA: "/srv/placket" }).dataDirectory).toBe("/srv/placket");
});

const wrong: { env: Record<string, string>; says: RegExp; why: string }[] = [
  {
    env: { PORT: "http" },
    says: /^PORT must be a whole number from 0 to 65535, not "http"\.$/,
    why: "a word",
  },
  { env: { PORT: "65536" }, says: /^PORT must/, why: "one past the last port" },
  { env: { PORT: "-1" }, says: /^PORT must/, why: "below the first" },
  { env: { PORT: "3000.5" }, says: /^PORT must/, why: "not whole" },
  { env: { PORT: "1e3" }, says: /^PORT must/, why: "not digits" },
  {
    env: { DATABASE_URL: "mysql://x/y" },
    says: /^DATABASE_URL must look like postgres:/,
    why: "not Postgres",
  },
  { env: { DATABASE_URL: "localhost" }, says: /^DATABASE_URL must look like postgres:/, why: "not a URL" },
  {
    env: { NODE_ENV: "prod" },
    says: /^NODE_ENV must be production, development, test, not "prod"\.$/,
    why: "unknown",
  },
  {
    env: { SMTP_URL: "smtp.example.com", MAIL_FROM: "a@b.co" },
    says: /^SMTP_URL must look like smtp:/,
    why: "no URL",
  },
  {
    env: { SMTP_URL: "smtp://mail.example.com" },
    says: /^SMTP_URL and MAIL_FROM belong together/,
    why: "no sender",
  },
  { env: { MAIL_FROM: "a@b.co" }, says: /^SMTP_URL and MAIL_FROM belong together/, why: "no server" },
  {
    env: { SMTP_URL: "smtp://x", MAIL_FROM: "Placket" },
    says: /^MAIL_FROM must look like/,
    why: "no address",
  },
  { env: { LOG_LEVEL: "loud" }, says: /^LOG_LEVEL must be/, why: "unknown" },
  {
    env: { PLACKET_ALLOW_REMOTE: "yes" },
    says: /^PLACKET_ALLOW_REMOTE must be 1 or 0, not "yes"\.$/,
    why: "neither",
  },
  {
    env: { HOST: "0.0.0.0" },
    says: /^HOST is 0\.0\.0\.0, so other machines .* PLACKET_ALLOW_REMOTE=1/,
    why: "open to all",
  },
  { env: { HOST: "::" }, says: /^HOST is ::/, why: "open to all, IPv6" },
  { env: { HOST: "127.0.0.1.evil.example" }, says: /^HOST is/, why: "only begins like loopback" },
];

test.each(wrong)("$env: $why", ({ env, says }) => {
  expect(() => readConfig(env)).toThrow(says);
  expect(() => readConfig(env)).toThrow(Trouble);
});

test("everything wrong is said at once, one sentence each", () => {
  const env = { PORT: "x", LOG_LEVEL: "loud", DATABASE_URL: "nowhere", HOST: "192.168.1.2" };
  let message = "";
  try {
    readConfig(env);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message.split("\n").map((line) => line.split(" ")[0])).toEqual([
    "DATABASE_URL",
    "PORT",
    "LOG_LEVEL",
    "HOST",
  ]);
});

test("another address is served when the user says that it is meant", () => {
  expect(readConfig({ HOST: "0.0.0.0", PLACKET_ALLOW_REMOTE: "1" })).toMatchObject({
    host: "0.0.0.0",
    allowRemote: true,
  });
});

test.each([
  ["localhost", true],
  ["LOCALHOST", true],
  ["placket.localhost", true],
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["::1", true],
  ["[::1]", true],
  ["0.0.0.0", false],
  ["::", false],
  ["notlocalhost", false],
  ["localhost.evil.example", false],
])("%s is this machine alone: %s", (host, alone) => {
  expect(isLoopback(host)).toBe(alone);
});
