// Which sentence says why a database could not be reached or used?
import { Trouble } from "../app/domain/trouble";
import { errorCode } from "./postgres/fileTrouble";

const sentences: Record<string, (where: Where) => string> = {
  ECONNREFUSED: ({ at }) => `Nothing answers at ${at}: is Postgres running there, and is DATABASE_URL right?`,
  ENOTFOUND: ({ host }) => `The host ${host} in DATABASE_URL is not known.`,
  EAI_AGAIN: ({ host }) => `The host ${host} in DATABASE_URL could not be looked up just now.`,
  ETIMEDOUT: ({ at }) => `${at} does not answer: check DATABASE_URL and the network.`,
  EHOSTUNREACH: ({ at }) => `${at} cannot be reached: check DATABASE_URL and the network.`,
  ENETUNREACH: ({ at }) => `${at} cannot be reached: check DATABASE_URL and the network.`,
  ECONNRESET: ({ at }) =>
    `${at} closed the connection: is it a Postgres, and does DATABASE_URL ask for the right sslmode?`,
  EPROTO: ({ at }) => `${at} does not speak the kind of TLS that DATABASE_URL asks for.`,
  ENOENT: ({ at }) => `There is no Postgres socket at ${at}: check DATABASE_URL.`,
  "28P01": ({ user, at }) => `${at} refuses the password of ${user}: check DATABASE_URL.`,
  "28000": ({ user, at }) =>
    `${at} does not let ${user} in: check DATABASE_URL and the server's pg_hba.conf.`,
  "3D000": ({ database, at }) =>
    `There is no database ${database} at ${at}: create it, or correct DATABASE_URL.`,
  "42501": ({ user, database }) =>
    `${user} may not make tables and roles in ${database}: grant it the database and CREATEROLE, or use another user in DATABASE_URL.`,
  "53300": ({ at }) => `${at} has no connection left: raise its max_connections, or end other clients.`,
  "57P03": ({ at }) => `${at} is just starting or stopping: try again in a moment.`,
  "53100": ({ at }) => `The disk of the database at ${at} is full.`,
  "25006": ({ database, at }) => `${database} at ${at} is read-only: name the primary in DATABASE_URL.`,
};

interface Where {
  host: string;
  at: string;
  user: string;
  database: string;
}

/** `Trouble` for what the person who wrote DATABASE_URL can mend, never with its password; any other error as it is. */
export function describeConnectionTrouble(url: string, error: unknown): unknown {
  if (error instanceof Trouble) return error;
  const where = describeUrl(url);
  if (where === undefined) {
    return new Trouble(
      "DATABASE_URL is no URL of a Postgres: it reads postgres://user:password@host:5432/database.",
    );
  }
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const sentence = sentences[errorCode(first) ?? ""];
  if (sentence) return new Trouble(sentence(where));
  const message = first instanceof Error ? first.message : "";
  if (/timeout/i.test(message))
    return new Trouble(`${where.at} does not answer: check DATABASE_URL and the network.`);
  if (/SSL|TLS|certificate|self.signed/i.test(message)) {
    return new Trouble(`${where.at} and DATABASE_URL do not agree about TLS (${message}): see its sslmode.`);
  }
  if (/Connection terminated|closed the connection|unexpected/i.test(message)) {
    return new Trouble(`${where.at} closed the connection: is it a Postgres?`);
  }
  return error;
}

/** Host, port, user and database of a URL, without its password; undefined when it is none of a Postgres. */
export function describeUrl(url: string): Where | undefined {
  try {
    const parsed = new URL(url);
    if (!/^postgres(ql)?:$/.test(parsed.protocol)) return undefined;
    const host = parsed.hostname || parsed.searchParams.get("host") || "localhost";
    const user = decodeURIComponent(parsed.username) || "the user";
    return {
      host,
      at: `${host}:${parsed.port || "5432"}`,
      user,
      database: decodeURIComponent(parsed.pathname.slice(1)) || user,
    };
  } catch {
    return undefined;
  }
}
