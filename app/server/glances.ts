// How do the small reads of a page share one transaction?
import { readOrganization } from "../../db/connection";
import type { Db } from "../../db/schema";

/** Reads a row or two of the organization: nothing that takes long, and nothing that writes. */
export type Glance = <T>(read: (db: Db) => Promise<T>) => Promise<T>;

interface Waiting {
  read: (db: Db) => Promise<void>;
  fail: (error: unknown) => void;
}

/**
 * The loaders of a page ask at the same moment, each for little: what is asked for until the transaction has begun is read in it, one
 * after another, each as things stand when its turn comes. Each has its answer at once and not when all have theirs; one that fails takes none with it.
 */
export function createGlances(db: Db, organizationId: number): Glance {
  let waiting: Waiting[] | undefined;

  const begin = async (all: Waiting[]) => {
    let next = 0;
    let begun = false;
    waiting = all;
    try {
      await readOrganization(db, organizationId, async (db) => {
        begun = true;
        waiting = undefined;
        for (; next < all.length; next += 1) await all[next]?.read(db);
      });
    } catch (error) {
      if (!begun) waiting = undefined;
      const failed = begun ? all.slice(next, next + 1) : all;
      for (const { fail } of failed) fail(error);
      if (begun && next + 1 < all.length) await begin(all.slice(next + 1));
    }
  };

  return (read) =>
    new Promise((resolve, reject) => {
      const one: Waiting = { read: async (db) => resolve(await read(db)), fail: reject };
      if (waiting) waiting.push(one);
      else void begin([one]);
    });
}
