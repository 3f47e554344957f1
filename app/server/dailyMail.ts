// Who gets a mail this morning, and was it sent? Once a day for each rep, from seven o'clock in the organization's time zone.
import { withOrganization } from "../../db/connection";
import { findMorning } from "../../db/queries/organization";
import { listReps, lockUnmailedRep, markRepMailed, type Rep } from "../../db/queries/reps";
import type { Db } from "../../db/schema";
import { repDayReport } from "../reports/repDayReport";
import type { Jobs } from "./jobs";
import type { Log } from "./log";
import type { Mailer, OutgoingMail } from "./mailer";
import { repMail } from "./repMail";

interface MailParts {
  db: Db;
  organizationId: number;
  /** The address that links begin with. */
  site: string;
}

const queue = "daily-mail";
const fromHour = 7;
const lookEveryMs = 300_000;

/** Whose mail of the day is still to be settled. */
export function unmailed(reps: readonly Rep[], today: string): Rep[] {
  return reps.filter(
    ({ daily_mail, email, mailed_on }) => daily_mail && email !== null && (mailed_on ?? "") < today,
  );
}

/** The mails that would go out now, whether or not they went out already: for a look before anything is sent. */
export async function draftMails({ db, organizationId, site }: MailParts): Promise<OutgoingMail[]> {
  return withOrganization(db, organizationId, async (db) => {
    const mails: OutgoingMail[] = [];
    for (const { name, email, daily_mail } of await listReps(db)) {
      if (!daily_mail || email === null) continue;
      const mail = repMail(await repDayReport(db, name), { to: email, site });
      if (mail) mails.push(mail);
    }
    return mails;
  });
}

/**
 * Sends each rep the mail of the day unless that was settled; a rep with nothing due gets none. A rep's row is locked while the mail
 * goes out, so two servers send one. What fails is tried again at the next look. Returns how many were sent.
 */
export async function sendMails(
  { db, organizationId, site }: MailParts,
  { mailer, log }: { mailer: Mailer; log: Log },
): Promise<number> {
  const { today, reps } = await withOrganization(db, organizationId, async (db) => ({
    today: (await findMorning(db)).today,
    reps: await listReps(db),
  }));
  let sent = 0;
  for (const { rep_id } of unmailed(reps, today)) {
    const went = await withOrganization(db, organizationId, async (db) => {
      const rep = await lockUnmailedRep(db, { repId: rep_id, on: today });
      if (!rep?.email) return false;
      const mail = repMail(await repDayReport(db, rep.name), { to: rep.email, site });
      if (mail) await mailer.send(mail);
      await markRepMailed(db, { repId: rep_id, on: today });
      return mail !== undefined;
    }).catch((error) => {
      log.error({ err: error, repId: rep_id }, "a daily mail could not be sent");
      return false;
    });
    if (went) sent += 1;
  }
  return sent;
}

/** Registers the job and looks every few minutes whether it is time for it; returns how to stop. Before the queue opens. */
export function keepMailing(
  parts: MailParts,
  { jobs, mailer, log }: { jobs: Jobs; mailer: Mailer; log: Log },
): { start(): void; stop(): Promise<void> } {
  jobs.handle(queue, {
    retries: 0,
    async run() {
      await sendMails(parts, { mailer, log });
    },
  });
  const look = async () => {
    const queued = await withOrganization(parts.db, parts.organizationId, async (db) => {
      const { today, hour } = await findMorning(db);
      if (hour < fromHour || unmailed(await listReps(db), today).length === 0) return false;
      return jobs.send(db, { name: queue, key: `${parts.organizationId} ${today}`, data: {} });
    });
    if (queued) jobs.wake();
  };
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const lookSafely = () => {
    last = look().catch((error) => log.error({ err: error }, "looking for mails to send failed"));
  };
  return {
    start() {
      lookSafely();
      timer = setInterval(lookSafely, lookEveryMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await last;
      mailer.close();
    },
  };
}
