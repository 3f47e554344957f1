// How long does matching take from the facts in the database to links, shares and derived rows?
import { rematch } from "../../app/matching/rematch";
import { insertLikenessFacts, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import { onBenchDatabase } from "./benchDatabase";

/** Times a full run over `deals` deals without a key that `leads` leads have, and one after an import of 1,000 deals. */
export async function matchingSpeed({ leads, deals }: { leads: number; deals: number }): Promise<void> {
  await onBenchDatabase(async ({ db }) => {
    await withOrganization(db, 1, async (db) =>
      insertLikenessFacts(db, { leads, deals, today: await findToday(db) }),
    );
    await withOrganization(db, 1, rebuildProgress);
    await vacuum(db);
    const timed = async (importId: number | undefined) => {
      const started = performance.now();
      const counts = await rematch(db, { organizationId: 1, importId });
      return { seconds: (performance.now() - started) / 1000, ...counts };
    };
    for (const [name, importId] of [
      ["in full", undefined],
      ["again", undefined],
      ["an import of up to 1,000 deals", 2],
    ] as const) {
      const { seconds, ...counts } = await timed(importId);
      console.log(`${name}: ${seconds.toFixed(2)} s, ${JSON.stringify(counts)}`);
    }
  });
}
