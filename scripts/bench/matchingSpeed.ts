// How long does matching take from the facts in the database to links, shares and derived rows?
import { keyLeads } from "../../app/matching/keptLeads";
import { rematch } from "../../app/matching/rematch";
import { insertLikenessFacts, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import { onBenchDatabase } from "./benchDatabase";

/** Times the keys of all leads, full runs over `deals` deals without a key that `leads` leads have, and one after an import of 1,000 deals. */
export async function matchingSpeed({ leads, deals }: { leads: number; deals: number }): Promise<void> {
  await onBenchDatabase(async ({ db }) => {
    await withOrganization(db, 1, async (db) =>
      insertLikenessFacts(db, { leads, deals, today: await findToday(db) }),
    );
    await withOrganization(db, 1, rebuildProgress);
    await vacuum(db);
    const timed = async (name: string, run: () => Promise<unknown>) => {
      const started = performance.now();
      const counts = await run();
      const seconds = (performance.now() - started) / 1000;
      console.log(`${name}: ${seconds.toFixed(2)} s${counts ? `, ${JSON.stringify(counts)}` : ""}`);
    };
    const match = (importId?: number) => () => rematch(db, { organizationId: 1, importId });
    await timed("keys of all leads", () => keyLeads(db, 1));
    await timed("in full", match());
    await timed("again", match());
    await timed("an import of up to 1,000 deals", match(2));
    await timed("the same again", match(2));
  });
}
