// Do the curves bring their numbers as a table without scripts, and say so where there is nothing to draw?
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { CohortChart, type DrawnCurve } from "../../../app/components/charts/CohortChart";
import { shareAxisEnd } from "../../../app/components/charts/shareAxisEnd";
import { aalenJohansen } from "../../../app/domain/statistics/aalenJohansen";
import { timing } from "../../../app/reports/timing";
import { transplants } from "../../support/dayCounts";
import { draw, serverHtml } from "./routed";

const curve = (name: string): DrawnCurve => ({
  ...timing("2026-06-30", name, aalenJohansen({ events: transplants, horizon: 24 })),
  name,
});

describe("the curves of cohorts", () => {
  it("stand as a table in the HTML, at days up to the horizon, with how many are still followed", () => {
    draw(<CohortChart title="Won and lost" curves={[curve("Mar 2026")]} horizonDays={24} />);
    const table = screen.getByRole("table", { hidden: true });
    const rows = within(table).getAllByRole("row", { hidden: true });
    expect(rows).toHaveLength(1 + 13);
    const last = within(rows.at(-1) as HTMLElement)
      .getAllByRole("cell", { hidden: true })
      .map((cell) => cell.textContent);
    expect(last).toEqual(["24", "27 %15–46 % of 35", "45 %29–64 % of 35", "8"]);
  });

  it("name each curve, and tell them apart without colours", () => {
    const html = serverHtml(
      <CohortChart title="Won and lost" curves={[curve("Mar 2026"), curve("Apr 2026")]} horizonDays={24} />,
    );
    for (const text of ["Mar 2026", "Apr 2026", "stroke-dasharray"]) expect(html).toContain(text);
  });
});

describe("an axis of shares", () => {
  it.each([
    [0, 0.04],
    [0.04, 0.04],
    [0.1, 0.12],
    [0.33, 0.4],
    [0.81, 1],
  ])("up to %d ends at %d", (largest, end) => {
    expect(shareAxisEnd(largest)).toBe(end);
  });
});
