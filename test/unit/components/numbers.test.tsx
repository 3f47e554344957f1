// Is what is not known drawn as unknown, and what is known as a link to it?
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Count } from "../../../app/components/Count";
import { LeadCost } from "../../../app/components/LeadCost";
import { Money } from "../../../app/components/Money";
import { RateOrCounts } from "../../../app/components/RateOrCounts";
import { RateWithInterval } from "../../../app/components/RateWithInterval";
import { rate } from "../../../app/domain/rates";
import { draw } from "./routed";

describe("an unknown number", () => {
  it.each([
    ["money", <Money key="1" minor={null} currency="USD" reason="no charge is recorded" />],
    ["a count", <Count key="2" value={null} reason="no charge is recorded" />],
    [
      "a rate",
      <RateWithInterval
        key="3"
        rate={{ value: null, low: null, high: null, n: 0 }}
        reason="no charge is recorded"
      />,
    ],
  ])("is a dash with its reason, for %s", (_what, element) => {
    const { container } = draw(element);
    expect(container.textContent).toBe("—unknown: no charge is recorded");
    expect(screen.getByTitle("Unknown: no charge is recorded")).toBeTruthy();
  });

  it("is no link, even where a list is named", () => {
    draw(<Money minor={null} currency="USD" href="/leads" />);
    expect(screen.queryByRole("link")).toBeNull();
  });
});

describe("what a lead cost, in a list", () => {
  it.each([
    ["nothing came back", 0, "$97.50"],
    ["some came back: the heading above has what is left", 6644, "$97.50of which $66.44 came back"],
  ])("%s", (_why, creditedMinor, text) => {
    const { container } = draw(<LeadCost costMinor={9750} creditedMinor={creditedMinor} currency="USD" />);
    expect(container.textContent).toBe(text);
  });
});

describe("a known number", () => {
  it.each([
    ["0 dollars are money, not unknown", <Money key="1" minor={0} currency="USD" />, "$0.00"],
    ["whole units for charts", <Money key="2" minor={1_234_567} currency="USD" whole />, "$12,346"],
    ["yen have no cents", <Money key="3" minor={1200} currency="JPY" />, "¥1,200"],
    ["thousands are grouped", <Count key="4" value={4_203_118} />, "4,203,118"],
  ])("%s", (_why, element, text) => {
    expect(draw(element).container.textContent).toBe(text);
  });

  it("opens the list behind it", () => {
    draw(<Count value={41} href="/leads?state=stalled" />);
    expect(screen.getByRole("link", { name: "41" }).getAttribute("href")).toBe("/leads?state=stalled");
  });

  it("of nothing opens nothing: 0 is no link", () => {
    draw(<Count value={0} href="/leads?state=stalled" />);
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("that is a rate says its range and its n", () => {
    const { container } = draw(<RateWithInterval rate={{ value: 0.23, low: 0.151, high: 0.334, n: 74 }} />);
    expect(container.textContent).toBe("23 %15–33 % of 74");
  });

  it("that is a bare rate keeps range and n for those who hear the page", () => {
    const { container } = draw(
      <RateWithInterval bare rate={{ value: 0.23, low: 0.151, high: 0.334, n: 74 }} />,
    );
    expect(container.querySelector(".sr-only")?.textContent).toContain("15 % to 33 %, of 74");
  });
});

describe("a rate that may be of too few", () => {
  it.each([
    { why: "one", hits: 0, n: 1, says: "0 of 1, too few to tell" },
    { why: "one fewer than enough", hits: 4, n: 19, says: "4 of 19, too few to tell" },
    { why: "enough", hits: 4, n: 20, says: "8.1–42 % of 20" },
  ])("is shown as counts until there are enough: $why", ({ hits, n, says }) => {
    draw(<RateOrCounts rate={{ ...rate({ hits, n }), hits }} means="chance" reason="none" />);
    expect(screen.getByRole("button", { name: says })).toBeTruthy();
  });
});
