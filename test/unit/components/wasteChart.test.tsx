// Does the flow of dollars stand in the HTML, keep its widths true, and open what it names?
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { flowLayout } from "../../../app/components/charts/flowLayout";
import { WasteChart } from "../../../app/components/charts/WasteChart";
import { type Bucket, onWhom, parties } from "../../../app/domain/vocabulary";
import { draw, serverHtml } from "./routed";

const row = (bucket: Bucket, minor: number | null, leads = 1) => ({
  ...{ bucket, onWhom: onWhom[bucket], minor, leads, priced: leads },
});
const rows = [
  row("objection left open", 400_000, 41),
  row("went silent", 100_000, 12),
  row("defect", 100_000, 3),
  row("ripening", 400_000, 30),
];
const report = (sums = rows) => ({
  ...{ currency: "USD", chargesMinor: 1_000_000, sums, buckets: sums },
  parties: parties.map((party) => {
    const inside = sums.filter((one) => one.onWhom === party);
    const minor = inside.reduce((total, one) => total + (one.minor ?? 0), 0);
    return { onWhom: party, minor, leads: inside.length };
  }),
});

describe("the widths of the flow", () => {
  it("are as the money, and what leaves the spend arrives in the buckets", () => {
    const { spend, parties: found } = flowLayout(rows, parties);
    const [us] = found;
    expect(us?.buckets.map(({ to }) => to.thickness * 10)).toEqual([spend.thickness * 4, spend.thickness]);
    const landed = found.flatMap(({ buckets }) => buckets.map(({ to }) => to.thickness));
    expect(landed.reduce((total, one) => total + one, 0)).toBeCloseTo(spend.thickness, 9);
  });

  it("draw nothing for unknown money and money below 0, and a line for a cent", () => {
    const { parties: found } = flowLayout(
      [row("went silent", null), row("unallocated", -5), row("won", 1), row("ripening", 10_000_000)],
      parties,
    );
    const thickness = new Map(
      found.flatMap(({ buckets }) => buckets.map(({ bucket, to }) => [bucket, to.thickness] as const)),
    );
    expect([thickness.get("went silent"), thickness.get("unallocated"), thickness.get("won")]).toEqual([
      0, 0, 2,
    ]);
  });

  it("give every bucket a row that a thumb can hit", () => {
    for (const { buckets } of flowLayout(rows, parties).parties)
      for (const { height } of buckets) expect(height).toBeGreaterThanOrEqual(44);
  });
});

describe("the waste chart", () => {
  it("brings drawing, words and table without scripts", () => {
    const html = serverHtml(<WasteChart title="Where it went" report={report()} />);
    for (const text of [
      "<path",
      "On us",
      "On the vendor",
      "Still open",
      "objection left open",
      "41 leads",
      "40 %",
    ])
      expect(html).toContain(text);
    // Only the buttons that make a picture of it.
    expect(html.match(/needs-scripts/g)).toHaveLength(1);
    expect(html).toContain('class="needs-scripts no-print');
  });

  it("opens the leads of each bucket", () => {
    draw(
      <WasteChart
        title="Where it went"
        report={report()}
        hrefFor={(cell) => `/leads?of=${JSON.stringify(cell)}`}
      />,
    );
    const link = screen.getByRole("link", { name: /^objection left open.*41 leads.*\$4,000/ });
    expect(link.getAttribute("href")).toBe('/leads?of={"bucket":"objection left open"}');
  });

  it("shows a dash where no lead of a bucket has a price", () => {
    draw(<WasteChart title="Where it went" report={report([...rows, row("never worked", null, 7)])} />);
    expect(screen.getAllByTitle("Unknown: no lead here has a price in USD").length).toBeGreaterThan(0);
  });
});
