// What does an SMTP server receive? One on a free port that takes every mail, or refuses them all.

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export interface SmtpServer {
  url: string;
  /** As they came: commands of the envelope, and the message. */
  mails: { from: string; to: string[]; message: string }[];
  /** Refuses what comes from now on with this code, such as 451; undefined takes it again. */
  refuse(code: number | undefined): void;
  close(): Promise<void>;
}

export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: SmtpServer["mails"] = [];
  const sockets = new Set<Socket>();
  let refusal: number | undefined;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.setEncoding("utf8");
    const say = (line: string) => socket.write(`${line}\r\n`);
    let mail = { from: "", to: [] as string[], message: "" };
    let inMessage = false;
    let waiting = "";
    const take = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase();
      if (inMessage) {
        if (line !== ".") mail.message += `${line.replace(/^\.\./, ".")}\n`;
        else {
          inMessage = false;
          mails.push(mail);
          say("250 taken");
        }
      } else if (verb === "EHLO" || verb === "HELO") say("250 test");
      else if (verb === "MAIL") {
        mail = { from: addressOf(line), to: [], message: "" };
        say(refusal === undefined ? "250 ok" : `${refusal} not now`);
      } else if (verb === "RCPT") {
        mail.to.push(addressOf(line));
        say("250 ok");
      } else if (verb === "DATA") {
        inMessage = true;
        say("354 go on");
      } else if (verb === "QUIT") {
        say("221 bye");
        socket.end();
      } else say("250 ok");
    };
    socket.on("data", (text) => {
      const lines = (waiting + text).split("\r\n");
      waiting = lines.pop() ?? "";
      lines.forEach(take);
    });
    say("220 test");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refuse: (code) => {
      refusal = code;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function addressOf(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? "";
}
