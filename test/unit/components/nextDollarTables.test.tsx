// Do the tables of the next dollar say what the vendors' page says of the same vendor?
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { BuyTable } from "../../../app/components/NextDollarTables";
import type { NextDollarReport } from "../../../app/reports/nextDollarReport";
import { draw } from "./routed";

it.each([
  { why: "known", payback: { months: 14.23, atMost: 14.23 }, is: "14.2 months" },
  { why: "a margin is missing", payback: { months: null, atMost: 14.23 }, is: "at most 14.2 months" },
  {
    why: "nothing is known",
    payback: { months: null, atMost: null },
    is: "—unknown: no won deal has an MRR and a margin",
  },
])("payback, $why", ({ payback, is }) => {
  const closeRate = { value: 0.25, low: 0.19, high: 0.31, n: 201 };
  const vendor = { vendorId: 1, vendor: "Lanternway", cplMinor: 12_265, closeRate, perWinMinor: 49_300 };
  draw(<BuyTable report={{ vendors: [{ ...vendor, payback }], currency: "USD" } as NextDollarReport} />);
  expect(screen.getAllByRole("cell").at(-1)?.textContent).toBe(is);
});
