// How does a mail leave? Through the SMTP server that the settings name; nothing is sent where none is named.
import { createTransport } from "nodemailer";
import type { Config } from "./config";

export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** A server that does not answer must not hold up the others' mail. */
const patienceMs = 15_000;

/** Undefined where the settings name no SMTP server. */
export function createMailer({ smtp }: Pick<Config, "smtp">): Mailer | undefined {
  if (!smtp) return undefined;
  const transport = createTransport({
    url: smtp.url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      await transport.sendMail({ ...mail, from: smtp.from });
    },
    close: () => transport.close(),
  };
}
