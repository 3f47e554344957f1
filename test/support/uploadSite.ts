// How does a test send uploads, good and broken, to the server's reader of uploads?
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express, { type ErrorRequestHandler } from "express";
import { inspectFile } from "../../app/intake/inspect";
import { takeUpload } from "../../app/server/uploads";
import { vendorDoor } from "../../app/server/vendorDoor";
import type { TestDatabase } from "./database";

export interface UploadSite {
  port: number;
  dataDirectory: string;
  /** Names in the directory of uploads. */
  files(): string[];
  /** Sends a body that is a whole request with the right length. */
  post(body: Buffer | string, headers?: Record<string, string>, path?: string): Promise<UploadAnswer>;
  /** Sends bytes as they are, and hangs up when told to; resolves to what came back. */
  raw(bytes: string, options?: { hangUpAfterMs?: number }): Promise<string>;
  /** Sends all bytes before it looks at the answer, as browsers do. */
  deaf(bytes: string): Promise<string>;
  close(): Promise<void>;
}

export interface UploadAnswer {
  status: number;
  location: string | undefined;
  /** What the page would be told of a refusal. */
  refused: { sentence: string; status: number; texts: Record<string, string | undefined> } | undefined;
}

export const boundary = "----placket";
export const formType = { "content-type": `multipart/form-data; boundary=${boundary}` };

/** A server that takes uploads of at most `mostBytes` and answers with JSON where a page would stand. */
export async function startUploadSite(
  { db, organizationId }: TestDatabase,
  { mostBytes = 20_000 } = {},
): Promise<UploadSite> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "placket-uploads-"));
  const app = express();
  const inspect: Parameters<typeof takeUpload>[0]["inspect"] = ({ path, options }) =>
    inspectFile(path, options);
  app.post(
    "/imports/upload",
    takeUpload({ db, organizationId, config: { dataDirectory }, inspect, mostBytes }),
  );
  const parts = { db, organizationId, config: { dataDirectory }, inspect, mostBytes };
  app.post("/vendor/:token", takeUpload(parts, vendorDoor(parts)));
  app.use((_request, response) => {
    const refused = response.locals.refusedUpload;
    if (refused) response.status(refused.status).json(refused);
    else response.status(404).end();
  });
  const fail: ErrorRequestHandler = (error, _request, response, _next) => {
    response.status(500).json({ sentence: String(error) });
  };
  app.use(fail);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    dataDirectory,
    files: () => readdirSync(join(dataDirectory, "uploads")).sort(),
    post: (body, headers = formType, path = "/imports/upload") => post(port, body, { headers, path }),
    raw: (bytes, options) => raw(port, bytes, options),
    deaf: (bytes) => deaf(port, bytes),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

/** One part of a form's body. */
export function part(name: string, value: string, fileName?: string): string {
  const file = fileName === undefined ? "" : `; filename="${fileName}"\r\nContent-Type: text/csv`;
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
}

/** A form's body of these parts. */
export function form(...parts: string[]): string {
  return `${parts.join("")}--${boundary}--\r\n`;
}

function post(
  port: number,
  body: Buffer | string,
  { headers, path }: { headers: Record<string, string>; path: string },
): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, method: "POST", path, headers, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => {
          const { statusCode: status = 0, headers } = response;
          resolve({
            status,
            location: headers.location,
            refused: text === "" ? undefined : JSON.parse(text),
          });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function raw(
  port: number,
  bytes: string,
  { hangUpAfterMs }: { hangUpAfterMs?: number } = {},
): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(said));
    if (hangUpAfterMs !== undefined) setTimeout(() => socket.destroy(), hangUpAfterMs);
  });
}

function deaf(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(bytes, () => {
        socket.setEncoding("utf8").once("data", (said: string) => {
          socket.destroy();
          resolve(said);
        });
      });
    });
    socket.on("error", reject);
  });
}
