// Does the filter bar show what is in force, keep it, and clear it, with and without scripts?
import { useLocation } from "@remix-run/react";
import { createRemixStub } from "@remix-run/testing";
import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FilterBar } from "../../../app/components/forms/FilterBar";
import type { NotKnown } from "../../../app/domain/addressWords";
import { encodeFilters, type Filters } from "../../../app/domain/filters";
import { draw, serverHtml } from "./routed";

const vendors = [
  { id: 1, name: "Northgate Leads" },
  { id: 2, name: "Set & Held Co." },
];
const lists = [{ id: 7, name: "September MQL" }];
const filters: Filters = { vendor: 2, list: 7, from: "2026-01-01", asOf: "2026-11-23" };

function bar(force: Filters) {
  return (
    <FilterBar
      filters={force}
      vendors={vendors}
      lists={lists}
      action="/leads"
      hrefFor={(next) => `/leads?${encodeFilters(next)}`}
      clearHref="/leads?page=1"
      keep={[["state", "stalled"]]}
      chips={[{ label: "Stalled", clearHref: "/leads" }]}
    />
  );
}

describe("the form", () => {
  it("holds the values of the URL, and what it must carry along, without scripts", () => {
    const html = serverHtml(bar(filters));
    expect(html).toContain('method="get"');
    expect(html).toContain('action="/leads"');
    expect(html).toMatch(/<option value="2" selected="">Set &amp; Held Co.<\/option>/);
    expect(html).toMatch(/name="from"[^>]*value="2026-01-01"|value="2026-01-01"[^>]*name="from"/);
    expect(html).toMatch(/name="as-of"[^>]*value="2026-11-23"|value="2026-11-23"[^>]*name="as-of"/);
    expect(html).toContain('<input type="hidden" name="state" value="stalled"/>');
  });

  it("goes to a URL without its empty parts when scripts run", async () => {
    const Where = () => {
      const { pathname, search } = useLocation();
      return <p data-testid="where">{pathname + search}</p>;
    };
    const Stub = createRemixStub([
      {
        path: "*",
        Component: () => (
          <>
            <Where />
            {bar({ vendor: 2 })}
          </>
        ),
      },
    ]);
    const { container } = render(<Stub />);
    fireEvent.change(screen.getByLabelText("List"), { target: { value: "7" } });
    fireEvent.submit(container.querySelector("form") as HTMLFormElement);
    expect((await screen.findByTestId("where")).textContent).toBe("/leads?vendor=2&list=7");
  });
});

describe("the chips", () => {
  it("name each filter in force and link to the page without it", () => {
    draw(bar(filters));
    const chips = screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);
    expect(chips).toEqual([
      ["Vendor: Set & Held Co.×", "/leads?list=7&from=2026-01-01&as-of=2026-11-23"],
      ["List: September MQL×", "/leads?vendor=2&from=2026-01-01&as-of=2026-11-23"],
      ["Bought from 1 Jan 2026×", "/leads?vendor=2&list=7&as-of=2026-11-23"],
      ["As of 23 Nov 2026×", "/leads?vendor=2&list=7&from=2026-01-01"],
      ["Stalled×", "/leads"],
      ["Clear all", "/leads?page=1"],
    ]);
  });

  it("name a word that is not known, which the form keeps, and clear it alone", () => {
    const [state, bucket] = [
      { name: "state", text: "stuck" },
      { name: "bucket", text: "x" },
    ];
    const { container } = draw(bar({ vendor: 2, notKnown: [state, bucket] as NotKnown[] }));
    const chip = screen.getByRole("link", { name: "Clear filter: State: “stuck”, not known here" });
    expect(chip.getAttribute("href")).toBe("/leads?vendor=2&bucket=x");
    expect(container.querySelector("input[name=bucket]")?.getAttribute("value")).toBe("x");
  });

  it("name a vendor that is gone by its number", () => {
    draw(bar({ vendor: 99 }));
    expect(
      screen.getByRole("link", { name: "Clear filter: Vendor: number 99, not known here" }),
    ).toBeTruthy();
  });
});
