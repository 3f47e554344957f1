// Is it said whose lists the charges stand on that no lead carries?
import { expect, test } from "vitest";
import { looseSentences } from "../../../app/domain/looseCharges";

const may = { vendor: "Nortwind Leads", list: "NW May", isNew: true };
const june = { vendor: "Northwind Leads", list: "NW June", isNew: false };

test.each([
  {
    why: "a vendor that is known",
    lists: [june],
    says: '$70.00 in 1 charge stands on lists without leads ("Northwind Leads: NW June"): no lead carries it until leads of a list with that name come in from that vendor.',
  },
  {
    why: "a vendor that is new",
    lists: [june, may],
    says: '$70.00 in 2 charges stand on lists without leads ("Northwind Leads: NW June", "Nortwind Leads: NW May"): no lead carries it until leads of a list with that name come in from that vendor. The vendor "Nortwind Leads" is new: see that the name is right.',
  },
  {
    why: "vendors that are new",
    lists: [may, { ...may, list: "NW July" }, { ...june, vendor: "Nordwind", isNew: true }],
    says: '$70.00 in 3 charges stand on lists without leads ("Nortwind Leads: NW May", "Nortwind Leads: NW July", "Nordwind: NW June"): no lead carries it until leads of a list with that name come in from that vendor. The vendors "Nortwind Leads", "Nordwind" are new: see that the names are right.',
  },
])("$why", ({ lists, says }) => {
  expect(looseSentences([{ currency: "USD", charges: lists.length, minor: 7000, lists }])).toEqual([says]);
});
