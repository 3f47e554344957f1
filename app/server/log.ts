// What does the server write down, and where?
import { type Logger, pino } from "pino";
import type { Config } from "./config";

export type Log = Logger;

const secrets = [
  "password",
  "token",
  "secret",
  "cookie",
  "authorization",
  "req.headers",
  "*.password",
  "*.token",
];

/** JSON lines on stderr, so that stdout stays the command's own; quiet (warnings and worse) unless LOG_LEVEL says more. */
export function createLog({ logLevel }: Pick<Config, "logLevel">): Log {
  return pino({ level: logLevel, base: undefined, redact: secrets }, pino.destination({ fd: 2, sync: true }));
}
