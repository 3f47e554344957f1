// Are the sample files the same every time, and are their right answers known? WRITE_SAMPLES=1 writes both anew.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../app/server/projectRoot";
import { makeSample } from "../../../scripts/samples/sample";
import {
  publishedEndDay,
  sampleFiles,
  sampleTexts,
  writeSamples,
} from "../../../scripts/samples/writeSamples";
import { sampleAnswers } from "../../fixtures/sampleAnswers";
import { answerSample, standSample } from "../../support/sampleAnswer";

const endDay = publishedEndDay;
const published = join(projectRoot(), "public/samples");
const leads = makeSample(endDay);
const files = sampleFiles(leads, endDay);
const answers = {
  ...answerSample(leads, endDay, endDay),
  files: files.map(({ name, rows, rejected, alreadyHere }) => ({
    file: `${name}.csv`,
    ...{ rows: rows.length, accepted: rows.length - rejected - alreadyHere, alreadyHere, rejected },
  })),
};

if (process.env.WRITE_SAMPLES) {
  await writeSamples(published, endDay);
  const text = `// What must importing public/samples give on its last day? Known from how the files are made, and from the oracle.\nexport const sampleAnswers = ${JSON.stringify(answers, null, 2)};\n`;
  writeFileSync(join(projectRoot(), "test/fixtures/sampleAnswers.ts"), text);
}

describe("the sample files", () => {
  it("come out the same every time", () => expect(sampleTexts(endDay)).toEqual(sampleTexts(endDay)));

  it("are those in public/samples", () => {
    const texts = sampleTexts(endDay);
    const kept = Object.fromEntries(
      readdirSync(published).map((name) => [name, readFileSync(join(published, name), "utf8")]),
    );
    expect(Object.keys(kept).sort()).toEqual(Object.keys(texts).sort());
    for (const [name, text] of Object.entries(texts))
      expect(kept[name] === text, `${name} is as generated`).toBe(true);
  });

  it.each(["2024-02-29", "2026-11-01", "2027-07-04"])(
    "for %s tell the same story, and nothing of later days",
    (day) => {
      const moved = makeSample(day);
      expect(sampleFiles(moved, day).map(({ name, rows }) => [name, rows.length])).toEqual(
        files.map(({ name, rows }) => [name, rows.length]),
      );
      const facts = moved.flatMap((lead) => [
        ...[
          lead.purchasedOn,
          ...[...lead.touches, ...lead.ownSignals, ...lead.signals].map(({ at }) => at.slice(0, 10)),
        ],
        ...lead.deals.flatMap(({ opened_on, won_on, lost_on }) => [opened_on, won_on ?? "", lost_on ?? ""]),
        lead.defect?.on ?? "",
      ]);
      expect(facts.filter((on) => on > day)).toEqual([]);
      expect(answerSample(moved, day, day).states).toEqual(answers.states);
    },
  );

  it("name no buyer twice but those sold twice", () => {
    const once = leads.filter((lead) => !lead.duplicate && !lead.anonymous);
    const repeated = (keys: string[]) => keys.length - new Set(keys).size;
    // Two were sold again so late that it counts as new.
    for (const key of ["domain", "phone", "shortName"] as const)
      expect(repeated(once.map(({ buyer }) => buyer[key]))).toBe(2);
    const ids = leads.filter(({ id }) => id !== "").map(({ id }) => id);
    expect(repeated(ids)).toBe(0);
  });

  it("reach nobody: only example domains and numbers nobody has", () => {
    for (const { buyer, person } of leads) {
      expect(buyer.domain).toMatch(/^[a-z]+\.example$/);
      expect(person.email).toMatch(/@[a-z]+\.example$/);
      expect(buyer.phone).toMatch(/^\d{3}55501\d\d$/);
    }
  });
});

describe("the right answers", () => {
  it("are those the oracle gives over the facts", () => expect(answers).toEqual(sampleAnswers));

  it("hold 1,200 leads whose states and buckets add up", () => {
    expect(sampleAnswers.leads).toBe(1200);
    expect(Object.values(sampleAnswers.states).reduce((sum, count) => sum + count, 0)).toBe(1200);
    expect(sampleAnswers.buckets.reduce((sum, { leads }) => sum + leads, 0)).toBe(1200);
    expect(sampleAnswers.buckets.reduce((sum, { costMinor }) => sum + (costMinor ?? 0), 0)).toBe(
      sampleAnswers.spendMinor,
    );
    expect(sampleAnswers.vendors.reduce((sum, { spendMinor }) => sum + (spendMinor ?? 0), 0)).toBe(
      sampleAnswers.spendMinor,
    );
  });

  it("show a story of its own for each vendor", () => {
    const [copperline, dialmoor, quillhall, lanternway] = sampleAnswers.vendors.map(({ vendor }) =>
      answersOf(vendor),
    );
    expect(share(copperline, ({ state }) => state === "unworked")).toBeGreaterThan(0.6);
    expect(share(dialmoor, ({ bucket }) => bucket === "no-show")).toBeGreaterThan(0.3);
    expect(share(quillhall, ({ frontier }) => frontier === "Price range accepted")).toBeGreaterThan(0.35);
    const won = [copperline, dialmoor, quillhall, lanternway].map((all) =>
      share(all, ({ state }) => state === "won"),
    );
    expect(won).toEqual(won.toSorted((a, b) => a - b));
  });
});

function answersOf(vendor: string) {
  return standSample(leads, endDay, endDay).standing.filter(({ lead }) => lead.vendor === vendor);
}

function share<T>(all: T[] | undefined = [], wanted: (one: T) => boolean): number {
  return all.filter(wanted).length / all.length;
}
