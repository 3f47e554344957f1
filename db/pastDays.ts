// How is a past day derived once, and then looked at as often as somebody likes?
import { sql } from "kysely";
import { withOrganization } from "./connection";
import { deriveAside, ensureDerivedToday } from "./queries/derive";
import type { Db } from "./schema";
import { openSession, type Session } from "./session";

/** What a past day is derived from: it is derived anew when the revision is another (`findRevision`). */
export interface PastDay {
  organizationId: number;
  asOf: string;
  revision: string;
}

export interface PastDays {
  /** Runs in a transaction in which the derived rows are those of the day; throws what `run` throws, and when the database is gone. */
  look<T>(day: PastDay, run: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Place {
  session: Promise<Session>;
  /** The day its temporary tables speak of, with the revision, as `fullName` says it. */
  holds?: string | undefined;
  /** The day whoever came last asked for. */
  asked: string;
  /** Ends when all who asked so far are done. */
  turn: Promise<unknown>;
  lookedAt: number;
  /** How many look or wait for their turn. */
  looking: number;
}

/**
 * Keeps up to `places` past days, each in the temporary tables of a connection of its own; those who ask for the same day take turns. The
 * day that was looked at longest ago gives way, and one nobody looked at for `idleMs` lets go of its connection.
 */
export function createPastDays(
  url: () => string,
  { places = 2, idleMs = 5 * 60_000 }: { places?: number; idleMs?: number } = {},
): PastDays {
  let all: Place[] = [];
  let closed = false;

  /** What somebody still waits for there fails. */
  const drop = async (place: Place) => {
    all = all.filter((other) => other !== place);
    await place.session.then((session) => session.close()).catch(() => undefined);
  };
  const timer = setInterval(
    () => {
      for (const place of all)
        if (place.looking === 0 && place.lookedAt < Date.now() - idleMs) void drop(place);
    },
    Math.max(50, idleMs / 5),
  );
  timer.unref();

  const open = (): Place => {
    const place: Place = {
      session: openSession(url(), "placket past day"),
      ...{ asked: "", turn: Promise.resolve(), lookedAt: Date.now(), looking: 0 },
    };
    place.session.then(
      ({ client }) => {
        for (const event of ["error", "end"] as const) client.on(event, () => void drop(place));
      },
      () => void drop(place),
    );
    all.push(place);
    return place;
  };

  const placeFor = (day: PastDay): Place => {
    const name = placeName(day);
    const place =
      all.find(({ asked }) => asked === name) ??
      (all.length < places ? open() : [...all].sort((a, b) => a.lookedAt - b.lookedAt)[0]) ??
      open();
    Object.assign(place, { asked: name, lookedAt: Date.now(), looking: 0 });
    return place;
  };

  return {
    look(day, run) {
      if (closed) throw new Error("past days: the server is stopping");
      const place = placeFor(day);
      place.looking += 1;
      const looked = place.turn
        .catch(() => undefined)
        .then(async () => {
          const { db } = await place.session;
          if (place.holds !== fullName(day)) {
            place.holds = undefined;
            await derive(db, day);
            place.holds = fullName(day);
          }
          return withOrganization(db, day.organizationId, run);
        })
        .finally(() => Object.assign(place, { looking: place.looking - 1, lookedAt: Date.now() }));
      place.turn = looked.catch(() => undefined);
      return looked;
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await Promise.all(all.map(drop));
    },
  };
}

async function derive(db: Db, { organizationId, asOf }: PastDay): Promise<void> {
  await sql`discard temp`.execute(db);
  await withOrganization(db, organizationId, async (db) => {
    await ensureDerivedToday(db);
    await deriveAside(db, asOf, { kept: true });
  });
}

function placeName({ organizationId, asOf }: PastDay): string {
  return `${organizationId}/${asOf}`;
}

function fullName(day: PastDay): string {
  return `${placeName(day)}/${day.revision}`;
}
