// Is a vendor called better only where its interval lies clear of the other's, and does the page say so in plain words?
import { describe, expect, it } from "vitest";
import {
  heldSentence,
  pairOf,
  pairSentence,
  placeOf,
  placeText,
  vendorSentence,
} from "../../../app/domain/vendorRanking";

const closing = (vendorId: number, vendor: string, hits: number, n: number) => ({
  ...{ vendorId, vendor, closeRate: { hits, n } },
});
const clear = closing(1, "Ardent", 60, 200);
const like = closing(2, "Bellow", 52, 200);
const poor = closing(3, "Cromer", 2, 200);
const young = closing(4, "Dorn", 0, 0);

describe("among the others", () => {
  it.each([
    { vendor: clear, place: { above: 0, below: 1, unclear: 1 }, text: "clear of 1, cannot tell from 1" },
    { vendor: poor, place: { above: 2, below: 0, unclear: 0 }, text: "behind 2" },
    { vendor: young, place: { above: 0, below: 0, unclear: 3 }, text: "cannot tell from 3" },
  ])("$vendor.vendor is $text", ({ vendor, place, text }) => {
    const found = placeOf(vendor, [clear, like, poor, young]);
    expect(found).toEqual(place);
    expect(placeText(found)).toBe(text);
  });

  it("the only vendor has nobody to compare", () => {
    expect(placeText(placeOf(clear, [clear]))).toBe("nobody to compare");
  });
});

describe("of two vendors", () => {
  it.each([
    {
      a: clear,
      b: poor,
      says: /^Ardent closes more than Cromer: their intervals are apart, .* is over 99 %$/,
    },
    {
      a: poor,
      b: clear,
      says: /^Ardent closes more than Cromer: .*Cromer closes more than Ardent is under 1 %$/,
    },
    {
      a: clear,
      b: like,
      says: /^Cannot tell yet: [\d,]+ more leads of Ardent and [\d,]+ of Bellow needed if both keep their rates; .* is 8\d %$/,
    },
    {
      a: like,
      b: closing(5, "Ebb", 26, 100),
      says: /^Cannot tell yet: both close equally often so far; .* is 5\d %$/,
    },
    { a: clear, b: young, says: /^Cannot tell yet: Ardent or Dorn has no lead old enough to judge$/ },
  ])("$a.vendor and $b.vendor", ({ a, b, says }) => {
    expect(pairSentence(pairOf(a, b))).toMatch(says);
  });

  it("names both when only one of them needs more", () => {
    const text = pairSentence(pairOf(closing(1, "Ardent", 49, 200), closing(2, "Bellow", 12, 95)));
    expect(text).toMatch(/^Cannot tell yet: \d+ more leads of Bellow needed/);
  });
});

describe("an appointment held", () => {
  const held = (costMinor: number | null) => ({ costMinor, lowMinor: 11_100, highMinor: null });

  it("is compared over vendors, the cheapest first, the unknown left out", () => {
    expect(
      heldSentence(
        [
          { vendor: "Ardent", held: { costMinor: 42_110, lowMinor: 38_076, highMinor: 47_261 } },
          { vendor: "Bellow", held: held(20_811) },
          { vendor: "Cromer", held: held(null) },
          { vendor: "Dorn", held: null },
        ],
        "USD",
      ),
    ).toBe("In one unit, an appointment held costs: Bellow $208 (from $111), Ardent $421 ($381–$473).");
    expect(heldSentence([{ vendor: "Dorn", held: null }], "USD")).toBeNull();
  });

  it("is in the finding of a vendor's page where it is known", () => {
    const own = { otherCurrencies: [], won: 15 };
    expect(vendorSentence("Ardent", { ...own, spendMinor: 6_106_000, held: held(42_110) }, "USD")).toBe(
      "Ardent: $61,060 spent, 15 won, an appointment held costs $421",
    );
    expect(vendorSentence("Dorn", { ...own, spendMinor: null, held: null }, "USD")).toBe(
      "Dorn: no charge recorded, 15 won",
    );
  });

  it("says of a vendor charged in another currency only that none in the own is recorded", () => {
    const otherCurrencies = [{ currency: "EUR", leads: 12, netSpendMinor: 48_000 }];
    expect(vendorSentence("Dorn", { spendMinor: null, otherCurrencies, won: 0, held: null }, "USD")).toBe(
      "Dorn: no charge in USD recorded, 0 won",
    );
  });
});
