// Which findings may be said, in which order, and which not?
import { expect, test } from "vitest";
import { type FindingFigures, findings } from "../../../app/domain/findings";

const nothing: FindingFigures = {
  ...{ currency: "USD", netSpendMinor: 1_000_00, horizonDays: 180 },
  ...{ buckets: [], vendors: [], answers: [] },
};
const price = { step: "Price range accepted", stepId: 7 };
const left = "objection left open" as const;
const vendor = (vendorId: number, more: Partial<FindingFigures["vendors"][number]>) => ({
  ...{ vendorId, vendor: `Vendor ${vendorId}`, leads: 100, netSpendMinor: 500_00, buckets: [] },
  ...{ won: { k: 0, n: 0 }, ...more },
});

test("no leads, no price, or nothing wasted: nothing is said", () => {
  expect(findings(nothing)).toEqual([]);
  expect(
    findings({
      ...nothing,
      netSpendMinor: null,
      buckets: [{ bucket: left, minor: null, leads: 40, ...price }],
    }),
  ).toEqual([]);
  expect(findings({ ...nothing, buckets: [{ bucket: "ripening", minor: 900_00, leads: 90 }] })).toEqual([]);
});

test("objections of a step come to one finding, with the issue that most money is under", () => {
  const buckets = [
    { bucket: left, minor: 100_00, leads: 9, ...price, issue: "timing" },
    { bucket: left, minor: 150_00, leads: 2, ...price, issue: "price" },
    { bucket: left, minor: 200_00, leads: 5, step: "Signed", stepId: 9, issue: null },
  ];
  expect(findings({ ...nothing, buckets })).toEqual([
    {
      ...{ kind: "objections", minor: 250_00, leads: 11 },
      sentence: "$250 stopped at Price range accepted: an objection was left open there",
      evidence: "11 leads; most money of it about price, 2 leads",
      filters: { bucket: left, step: 7 },
      page: { path: "/circle-back", filters: { step: 7 } },
    },
  ]);
});

test("an issue that holds less than half of the money is named with its sum", () => {
  const buckets = ["timing", "price", "trust"].map((issue, index) => ({
    ...{ bucket: left, minor: 100_00 + (index === 1 ? 1_00 : 0), leads: 3, ...price, issue },
  }));
  expect(findings({ ...nothing, buckets })[0]?.evidence).toBe("9 leads; $101 of it about price, 3 leads");
});

test("less than a hundredth of the net spend is not worth a sentence", () => {
  const worth = (minor: number) =>
    findings({ ...nothing, buckets: [{ bucket: "never worked", minor, leads: 1 }] }).length;
  expect([worth(9_99), worth(10_00)]).toEqual([0, 1]);
});

test("the dearest five, dearest first", () => {
  const vendors = [1, 2, 3, 4, 5, 6, 7].map((id) =>
    vendor(id, { buckets: [{ bucket: "no-show", minor: id * 20_00, leads: id }] }),
  );
  expect(findings({ ...nothing, vendors }).map(({ minor }) => minor)).toEqual([
    140_00, 120_00, 100_00, 80_00, 60_00,
  ]);
});

test("leads that went silent are stalled ones alone: the lost have a bucket of their own", () => {
  const buckets = [{ bucket: "went silent" as const, minor: 400_00, leads: 1, ...price }];
  expect(findings({ ...nothing, buckets })).toMatchObject([
    {
      sentence: "$400 went silent at Price range accepted",
      evidence: "1 lead stalled there without a word against it",
    },
  ]);
});

test("defects and duplicates of a vendor are one finding", () => {
  const buckets = [
    { bucket: "defect" as const, minor: 40_00, leads: 4 },
    { bucket: "duplicate" as const, minor: 15_00, leads: 2 },
  ];
  expect(findings({ ...nothing, vendors: [vendor(3, { buckets })] })).toMatchObject([
    {
      ...{ kind: "returns", minor: 55_00, leads: 6, filters: { vendor: 3, onWhom: "vendor" } },
      evidence: "4 with a defect and 2 bought before, of 100 leads",
    },
  ]);
});

test("a vendor is said to win less often only where the intervals lie apart", () => {
  const said = (k: number, n: number) =>
    findings({
      ...nothing,
      vendors: [vendor(1, { won: { k, n } }), vendor(2, { won: { k: 60, n: 300 }, netSpendMinor: 0 })],
    });
  expect(said(1, 10)).toEqual([]);
  expect(said(45, 300)).toEqual([]);
  expect(said(6, 300)).toMatchObject([
    {
      ...{ kind: "vendors", minor: 500_00, leads: 100, filters: { vendor: 1 } },
      sentence: "$500 went to Vendor 1, whose leads are won less often than Vendor 2’s",
    },
  ]);
});

test("that answering pays is said only where the intervals lie apart, and as what went together", () => {
  const buckets = [{ bucket: left, minor: 250_00, leads: 11, ...price, issue: "price" }];
  const kinds = (answered: { k: number; n: number }, open: { k: number; n: number }) =>
    findings({ ...nothing, buckets, answers: [{ stepId: 7, answered, open }] }).map(({ kind }) => kind);
  expect(kinds({ k: 4, n: 6 }, { k: 1, n: 6 })).toEqual(["objections"]);
  expect(kinds({ k: 1, n: 60 }, { k: 40, n: 60 })).toEqual(["objections"]);
  expect(kinds({ k: 40, n: 60 }, { k: 10, n: 60 })).toEqual(["objections", "answering"]);
});
