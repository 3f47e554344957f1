// Does a figure open its formula with its inputs, n and as-of?

import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { DataTable } from "../../../app/components/DataTable";
import { Explain } from "../../../app/components/Explain";
import { Figure } from "../../../app/components/Figure";
import { PageAsOf } from "../../../app/components/layout/pageAsOf";
import { RateWithInterval } from "../../../app/components/RateWithInterval";
import { draw, serverHtml } from "./routed";

/** The note that the button opens. */
function noteOf(name: string): HTMLElement {
  const button = screen.getByRole("button", { name });
  const note = document.getElementById(button.getAttribute("popovertarget") ?? "");
  if (!note) throw new Error(`${name} opens nothing`);
  return note;
}

describe("what a figure means", () => {
  it("says formula, inputs, n, as-of, when it is unknown, and where all terms stand", () => {
    draw(
      <PageAsOf.Provider value="2026-10-31">
        <Explain
          means="cpl"
          inputs={{ netSpend: 120_000, leads: 40 }}
          n={38}
          currency="USD"
          more="Two have no price."
        >
          CPL
        </Explain>
      </PageAsOf.Provider>,
    );
    const note = noteOf("CPL");
    expect(note.getAttribute("popover")).toBe("auto");
    for (const text of [
      "net spend ÷ (leads delivered − leads credited)",
      "Net spend$1,200.00",
      "Leads40",
      "n38",
      "Two have no price.",
      "“—” where no charge in the organization’s currency is recorded.",
      "As of the end of 31 Oct 2026.",
    ])
      expect(note.textContent).toContain(text);
    expect(note.querySelector("a")?.getAttribute("href")).toBe("/glossary#cpl");
  });

  it("is a link to the glossary where a browser has no popovers, in the HTML that needs no scripts", () => {
    expect(serverHtml(<Explain means="waste">Waste</Explain>)).toContain(
      '<a href="/glossary#waste" class="explain-plain">Waste</a>',
    );
  });

  it("stands behind the label of a figure, and behind the range of a rate", () => {
    draw(
      <>
        <Figure
          label="Net spend"
          means="netSpend"
          value="$1"
          inputs={{ credits: 300 }}
          currency="USD"
          how="More."
        />
        <RateWithInterval
          means="closeRate"
          rate={{ value: 0.23, low: 0.151, high: 0.334, n: 74 }}
          inputs={{ tooYoung: 3 }}
        />
      </>,
    );
    expect(noteOf("Net spend").textContent).toContain("Credits$3.00More.");
    expect(noteOf("15–33 % of 74").textContent).toMatch(/Too young3n7495\s% sure: 15\s% to 33\s%/);
  });

  it("stands beside a head that sorts", () => {
    draw(
      <DataTable
        caption="Leads"
        rows={[]}
        rowKey={String}
        columns={[{ key: "cost", label: "Cost", means: "leadCost", sortable: true, cell: () => null }]}
        sort={{ key: "cost", descending: true, hrefFor: (key) => `?sort=${key}` }}
      />,
    );
    expect(screen.getByRole("link", { name: "Cost" }).getAttribute("href")).toContain("?sort=cost");
    expect(noteOf("What Cost means").textContent).toContain("The lead’s share");
  });
});
