// How long does matching take from the facts in the database to links, shares and derived rows?
import { keyLeads } from "../../app/matching/keptLeads";
import { rematch } from "../../app/matching/rematch";
import { insertLikenessFacts, insertLikenessLeads, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { onBenchDatabase } from "./benchDatabase";

const [organizationId, dealsImport, leadsImport] = [1, 2, 3];
const more = 1000;

/**
 * Times the keys of all leads, full runs over `deals` deals without a key that `leads` leads have, and those after an import of 1,000 deals and of 1,000
 * leads. The seconds of this process are beside those by the clock, which others on the machine lengthen.
 */
export async function matchingSpeed({ leads, deals }: { leads: number; deals: number }): Promise<void> {
  await onBenchDatabase(async ({ db }) => {
    const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, organizationId, run);
    const today = await inside(findToday);
    await inside((db) => insertLikenessFacts(db, { leads, deals, today }));
    await inside(rebuildProgress);
    await vacuum(db);
    const match = (importId?: number) => () => rematch(db, { organizationId, importId });
    await timed("keys of all leads", () => keyLeads(db, organizationId));
    await timed("in full", match());
    await timed("again", match());
    await timed("an import of up to 1,000 deals", match(dealsImport));
    await timed("the same again", match(dealsImport));
    await inside((db) =>
      insertLikenessLeads(db, { from: leads + 1, to: leads + more, importId: leadsImport, today }),
    );
    await timed("an import of 1,000 leads", match(leadsImport));
  });
}

async function timed(name: string, run: () => Promise<unknown>): Promise<void> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const counts = await run();
  const { user, system } = process.cpuUsage(before);
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
  console.log(
    `${name}: ${seconds(performance.now() - started)} s (${seconds((user + system) / 1000)} s here), ${JSON.stringify(counts ?? {})}`,
  );
}
