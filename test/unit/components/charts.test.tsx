// Does a chart bring its numbers without scripts, keep its room, and say what is missing when there is nothing to draw?
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ChartFrame, type ChartState } from "../../../app/components/charts/ChartFrame";
import { Drawing } from "../../../app/components/charts/Drawing";
import { StallChart, type StallRow } from "../../../app/components/charts/StallChart";
import { TrendChart, type TrendRow } from "../../../app/components/charts/TrendChart";
import { VendorChart, type VendorRow } from "../../../app/components/charts/VendorChart";
import { draw, serverHtml } from "./routed";

const step: StallRow = {
  stepId: 4,
  step: "Pain agreed",
  position: 4,
  kind: "buy_in",
  reached: 538,
  buttoned: 291,
  objection: 131,
  skipped: 17,
  active: 18,
  stalled: 163,
  lost: 66,
  strandedMinor: 1_986_400,
  medianDays: null,
};

const vendor: VendorRow = {
  vendorId: 2,
  vendor: "Set & Held Co.",
  leads: 96,
  spendMinor: null,
  won: 21,
  deals: 40,
  closeRate: { value: null, low: null, high: null, n: 0, horizonDays: 180, tooYoung: 96 },
  naiveRate: { value: 0.21875, low: 0.148, high: 0.311, n: 96 },
  contractValueMinor: null,
  cplMinor: null,
  cacMinor: null,
  stalled: 40,
  strandedMinor: null,
};

const month: TrendRow = {
  month: "2026-03",
  leads: 70,
  spendMinor: 497_000,
  won: 9,
  moving: 4,
  stalled: 31,
  lost: 26,
  strandedMinor: 404_700,
};

describe("without scripts", () => {
  it("the stall chart brings step, money and the whole table", () => {
    const html = serverHtml(<StallChart title="Most of it lies here" rows={[step]} currency="USD" />);
    expect(html).toContain("<table");
    for (const number of ["538", "291", "131", "163", "66", "$19,864", "$19,864.00"])
      expect(html).toContain(number);
    expect(html).not.toContain("recharts");
  });

  it("the vendor chart says that a close rate is not known, and why", () => {
    const html = serverHtml(<VendorChart title="Too early" rows={[vendor]} currency="USD" />);
    expect(html).toContain("all 96 leads were bought less than 180 days ago");
    expect(html).not.toContain("$0");
  });

  it("the trend keeps leads without a date in the table", () => {
    const undated = { ...month, month: null, leads: 12 };
    const html = serverHtml(<TrendChart title="Trend" rows={[month, undated]} currency="USD" />);
    expect(html).toContain("Mar 2026");
    expect(html).toContain("Date unknown");
  });
});

describe("every number of a table", () => {
  it("opens the list that the page names for it", () => {
    draw(
      <StallChart
        title="Most of it lies here"
        rows={[step]}
        currency="USD"
        hrefFor={(id, cell) => `/leads?step=${id}&of=${cell}`}
      />,
    );
    const table = within(screen.getByRole("table", { hidden: true }));
    const links = within(table.getAllByRole("rowgroup", { hidden: true })[1] as HTMLElement).getAllByRole(
      "link",
      {
        hidden: true,
      },
    );
    expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["538", "/leads?step=4&of=reached"],
      ["291", "/leads?step=4&of=buttoned"],
      ["131", "/leads?step=4&of=objection"],
      ["17", "/leads?step=4&of=skipped"],
      ["18", "/leads?step=4&of=active"],
      ["163", "/leads?step=4&of=stalled"],
      ["66", "/leads?step=4&of=lost"],
      ["$19,864.00", "/leads?step=4&of=stranded"],
    ]);
  });

  it("of leads without recorded steps stands in a row of its own, with dashes for what cannot be known", () => {
    const notRecorded = { active: 6, stalled: 19, lost: 11, strandedMinor: null };
    draw(<StallChart title="Here" rows={[step]} currency="USD" notRecorded={notRecorded} />);
    const row = screen.getByRole("row", { name: /^Steps not recorded/, hidden: true });
    const cells = within(row).getAllByRole("cell", { hidden: true });
    expect(cells.map((cell) => (cell.textContent ?? "").slice(0, 2))).toEqual([
      "—u",
      "—u",
      "—u",
      "—u",
      "6",
      "19",
      "11",
      "—u",
      "—u",
    ]);
  });
});

describe("the frame", () => {
  const frame = (state: ChartState) => (
    <ChartFrame title="A sentence" height={180} state={state} table={<table aria-label="numbers" />}>
      <p>the drawing</p>
    </ChartFrame>
  );
  const states: [string, ChartState, string, { table: boolean }][] = [
    ["ready", { kind: "ready" }, "the drawing", { table: true }],
    ["loading", { kind: "loading" }, "Loading the chart", { table: false }],
    ["empty", { kind: "empty", teach: "Import a list." }, "Import a list.", { table: false }],
    ["too few", { kind: "tooFew", teach: "About 60 are needed." }, "About 60 are needed.", { table: true }],
    ["error", { kind: "error", message: "It broke." }, "It broke.", { table: true }],
  ];

  it.each(states)(
    "%s: keeps its height, says its piece, shows the table where there are numbers",
    (_, state, text, { table }) => {
      draw(frame(state));
      const piece = screen.getByText(text);
      expect(piece.closest("[style]")?.getAttribute("style")).toContain("180px");
      expect(screen.queryByRole("table", { hidden: true }) !== null).toBe(table);
      expect(screen.queryByText("the drawing") !== null).toBe(state.kind === "ready");
    },
  );

  it("is a figure that goes by its sentence", () => {
    draw(frame({ kind: "ready" }));
    expect(screen.getByRole("figure", { name: "A sentence" })).toBeTruthy();
  });
});

describe("a drawing", () => {
  it("draws once it knows its size", async () => {
    sizeOfEverything();
    draw(<Drawing label="bars">{({ width, height }) => <p>{`${width} by ${height}`}</p>}</Drawing>);
    expect(await screen.findByText("640 by 300")).toBeTruthy();
  });

  it("that fails leaves a sentence behind", async () => {
    sizeOfEverything();
    vi.spyOn(console, "error").mockImplementation(() => {});
    const Broken = () => {
      throw new Error("no");
    };
    draw(<Drawing label="bars">{() => <Broken />}</Drawing>);
    await waitFor(() =>
      expect(screen.getByRole("alert", { hidden: true }).textContent).toContain("could not be drawn"),
    );
  });

  it("of steps draws one link per part that holds leads, and none by keyboard", async () => {
    sizeOfEverything();
    const { container } = draw(
      <StallChart
        title="Here"
        rows={[{ ...step, lost: 0 }]}
        currency="USD"
        hrefFor={(id, cell) => `/l?${id}=${cell}`}
      />,
    );
    await waitFor(() => expect(container.querySelectorAll("svg a")).toHaveLength(3), { timeout: 5000 });
    const links = [...container.querySelectorAll("svg a")];
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "/l?4=buttoned",
      "/l?4=active",
      "/l?4=stalled",
    ]);
    expect(links.every((link) => link.getAttribute("tabindex") === "-1")).toBe(true);
  });
});

function sizeOfEverything() {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 640, 300));
}
