// Which settings does the environment give, and are they all right?
import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { Trouble } from "../domain/trouble";
import { projectRoot } from "./projectRoot";

const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
const modes = ["production", "development", "test"] as const;

export interface Config {
  /** A Postgres of the user's own; undefined means the one Placket runs itself. */
  databaseUrl: string | undefined;
  /** Absolute path of the directory that holds Placket's own Postgres and spooled uploads. */
  dataDirectory: string;
  /** Directory of the Postgres binaries, where the npm package has none for this platform. */
  pgBin: string | undefined;
  host: string;
  port: number;
  /** The user has said that others than this machine may reach the server, though nobody has to sign in. */
  allowRemote: boolean;
  mode: (typeof modes)[number];
  logLevel: (typeof logLevels)[number];
  /** Where mail is handed over and whom it is from; undefined where none is to be sent. */
  smtp: { url: string; from: string } | undefined;
}

/**
 * Reads the settings once, at start. An empty variable counts as not set.
 * @throws Trouble naming every setting that is wrong, one sentence each.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Trouble(parsed.error.issues.map((issue) => issue.message).join("\n"));
  const { data } = parsed;
  const dataDirectory = data.PLACKET_DATA ?? ".placket";
  return {
    databaseUrl: data.DATABASE_URL,
    dataDirectory: isAbsolute(dataDirectory) ? dataDirectory : resolve(projectRoot(), dataDirectory),
    pgBin: data.PLACKET_PG_BIN,
    host: data.HOST,
    port: data.PORT,
    allowRemote: data.PLACKET_ALLOW_REMOTE,
    mode: data.NODE_ENV,
    logLevel: data.LOG_LEVEL,
    smtp: data.SMTP_URL && data.MAIL_FROM ? { url: data.SMTP_URL, from: data.MAIL_FROM } : undefined,
  };
}

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  return (
    name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name)
  );
}

const environment = z
  .object({
    DATABASE_URL: z.string().refine(isPostgresUrl, { error: databaseUrlSentence }).optional(),
    PLACKET_DATA: z.string().optional(),
    PLACKET_PG_BIN: z.string().optional(),
    HOST: z.string().default("localhost"),
    PORT: z
      .string()
      .default("3000")
      .refine(isPort, { error: sentence("PORT", "must be a whole number from 0 to 65535") })
      .transform(Number),
    PLACKET_ALLOW_REMOTE: z
      .enum(["0", "1"], { error: sentence("PLACKET_ALLOW_REMOTE", "must be 1 or 0") })
      .default("0")
      .transform((value) => value === "1"),
    NODE_ENV: z
      .enum(modes, { error: sentence("NODE_ENV", `must be ${modes.join(", ")}`) })
      .default("production"),
    LOG_LEVEL: z
      .enum(logLevels, { error: sentence("LOG_LEVEL", `must be ${logLevels.join(", ")}`) })
      .default("warn"),
    SMTP_URL: z
      .string()
      .refine(isSmtpUrl, { error: "SMTP_URL must look like smtp://user:password@host:587 or smtps://host." })
      .optional(),
    MAIL_FROM: z
      .string()
      .refine(isAddress, { error: sentence("MAIL_FROM", "must look like Placket <placket@example.com>") })
      .optional(),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined), {
    error: "SMTP_URL and MAIL_FROM belong together: set both to send mail, or neither.",
    when: () => true,
  })
  .refine(({ HOST, PLACKET_ALLOW_REMOTE }) => isLoopback(HOST) || PLACKET_ALLOW_REMOTE, {
    error: (issue) => remoteSentence((issue.input as { HOST: string }).HOST),
    when: () => true,
  });

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65535;
}

function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);
}

function isSmtpUrl(value: string): boolean {
  return URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname !== "";
}

function isAddress(value: string): boolean {
  return /^[^\r\n]*@[^\r\n@\s]+$/.test(value.replace(/>\s*$/, ""));
}

function databaseUrlSentence(): string {
  return "DATABASE_URL must look like postgres://user:password@host:5432/database.";
}

function sentence(name: string, rule: string): (issue: { input?: unknown }) => string {
  return ({ input }) => `${name} ${rule}, not "${String(input)}".`;
}

function remoteSentence(host: string): string {
  return (
    `HOST is ${host}, so other machines could reach Placket, and nobody has to sign in yet: leave HOST at localhost, ` +
    "or set PLACKET_ALLOW_REMOTE=1 if something in front of it decides who gets in."
  );
}
