// How does the server take its port, and how does it let go of it?
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Trouble } from "../domain/trouble";
import type { Config } from "./config";
import { type Answering, messageClasses } from "./messageClasses";

const graceMs = 1000;

export interface Listening {
  url: string;
  port: number;
  /** The first of the servers, for what wants to attach to it (the development server's socket). */
  server: Server;
  /** Answers requests with `listener` from now on; until then they get 503. */
  answer(listener: Answering): void;
  /** Takes no new request, gives running ones a second, then cuts every connection that is left. */
  stop(): Promise<void>;
}

/**
 * Takes the port at once, so that a taken one is known before anything slow begins. For "localhost" both loopback
 * addresses are taken, since a browser may try either.
 * @throws Trouble when the port is taken or not allowed, or the host is not this machine's.
 */
export async function listen({ host, port }: Pick<Config, "host" | "port">): Promise<Listening> {
  let listener: RequestListener = starting;
  const { options, bornFor } = messageClasses();
  const open = () => createServer(options, (request, response) => listener(request, response));
  const server = open();
  const servers = [server];
  const taken = await bind(server, host === "localhost" ? "127.0.0.1" : host, port).catch((error) => {
    throw explain(error, host, port);
  });
  if (host === "localhost") {
    const second = open();
    second.on("upgrade", (request, socket, head) => {
      if (!server.emit("upgrade", request, socket, head)) socket.destroy();
    });
    try {
      await bind(second, "::1", taken);
      servers.push(second);
    } catch (error) {
      if (port !== 0 && codeOf(error) === "EADDRINUSE") {
        await stop(servers);
        throw explain(error, host, port);
      }
    }
  }
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    port: taken,
    server,
    answer(next) {
      bornFor(next);
      listener = next;
    },
    stop: () => stop(servers),
  };
}

const starting: RequestListener = (_request, response) => {
  response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "2" });
  response.end("Placket is starting.\n");
};

async function bind(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, resolve);
  });
  server.removeAllListeners("error");
  return (server.address() as AddressInfo).port;
}

async function stop(servers: Server[]): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  const cut = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, graceMs);
  for (const server of servers) server.closeIdleConnections();
  await Promise.all(closed);
  clearTimeout(cut);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function explain(error: unknown, host: string, port: number): unknown {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new Trouble(
        `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1}.`,
      );
    case "EACCES":
      return new Trouble(
        `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Trouble(
        `HOST is ${host}, which is not an address of this machine. Leave it out for localhost.`,
      );
    default:
      return error;
  }
}
