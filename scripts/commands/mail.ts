// `placket mail`: each rep's mail of the day, printed or sent.
import { Trouble } from "../../app/domain/trouble";
import { readConfig } from "../../app/server/config";
import { draftMails, sendMails } from "../../app/server/dailyMail";
import type { Command } from "./arguments";
import { opened, sampleOption } from "./opened";

export const mailCommand: Command = {
  name: "mail",
  says: "Sends each rep who wants it the mail of the day, once; --dry-run prints what would be sent.",
  options: {
    "dry-run": { says: "prints the mails and sends nothing, also where they were sent already" },
    ...sampleOption,
  },
  example: "placket mail --dry-run",
  async run(given) {
    const config = readConfig();
    const site = `http://${config.host}:${config.port}`;
    await opened(given, async ({ db, organizationId }) => {
      const parts = { db, organizationId, site };
      if (given.has("dry-run")) {
        const mails = await draftMails(parts);
        for (const { to, subject, text } of mails) console.log(`To: ${to}\nSubject: ${subject}\n\n${text}\n`);
        console.log(
          mails.length === 0 ? "No mail: nobody who wants one has anything due." : `${mails.length} to send.`,
        );
        return;
      }
      // What sends and what logs are loaded where they are wanted: an import needs the memory.
      const [{ createMailer }, { createLog }] = await Promise.all([
        import("../../app/server/mailer"),
        import("../../app/server/log"),
      ]);
      const mailer = createMailer(config);
      if (!mailer) throw new Trouble("No mail is sent: set SMTP_URL and MAIL_FROM, or use --dry-run.");
      const sent = await sendMails(parts, { mailer, log: createLog(config) });
      mailer.close();
      console.log(`${sent} sent.`);
    });
    return undefined;
  },
};
