// Does the table of waste by group tell what is unknown from what is nothing?
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { WasteGroups } from "../../../app/components/WasteGroups";
import { onWhom } from "../../../app/domain/vocabulary";
import { draw } from "./routed";

it("says — for leads whose money is unknown, and 0 where nothing landed", () => {
  const sum = (minor: number | null, leads: number) => ({
    ...{ bucket: "went silent" as const, onWhom: onWhom["went silent"], minor, leads, priced: 0 },
  });
  const group = (name: string, minor: number | null, leads: number) => ({
    ...{
      key: name,
      name,
      leads: 3,
      pricedLeads: 0,
      chargesMinor: null,
      creditsMinor: 0,
      netSpendMinor: null,
    },
    ...{ wasteMinor: minor, wasteLeads: leads, sums: [sum(minor, leads)] },
  });
  draw(
    <WasteGroups
      by="vendor"
      groups={[group("Unpriced", null, 2), group("Empty", 0, 0)]}
      currency="USD"
      hrefFor={() => "/leads"}
    />,
  );
  const [, unpriced, empty] = screen.getAllByRole("row");
  expect(unpriced?.lastElementChild?.textContent).toMatch(/^—/);
  expect(empty?.lastElementChild?.textContent).toBe("0");
});
