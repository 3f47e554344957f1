// Does the ledger's headline say one true sentence?
import { expect, test } from "vitest";
import { ledgerTitle } from "../../../app/components/circleBack/ledgerTitle";
import type { LedgerFilters } from "../../../app/domain/ledgerFilters";

const totals = { objections: 0, leads: 0, all: 0, overdue: 0, due: 0, free: 0, snoozed: 0, done: 0 };

test.each<{
  all: number;
  overdue: number;
  value: number | null;
  says: string;
  why: string;
  today?: boolean;
  filters?: LedgerFilters;
}>([
  { all: 0, overdue: 0, value: null, says: "No objection is open", why: "nothing" },
  {
    ...{ all: 0, overdue: 0, value: null, filters: { vendor: 3 }, why: "nothing of a vendor" },
    says: "No objection in these filters is open",
  },
  {
    ...{
      all: 0,
      overdue: 0,
      value: null,
      filters: { show: "done", lost: true },
      why: "nothing, also of lost leads",
    },
    says: "No objection is open",
  },
  {
    all: 1,
    overdue: 0,
    value: null,
    says: "None of 1 open objection is overdue",
    why: "one, without a deal",
  },
  {
    ...{ all: 1, overdue: 1, value: 140_000, why: "one with a deal" },
    says: "1 of 1 open objection is overdue; $1,400 of open deals hang on it",
  },
  {
    ...{ all: 1200, overdue: 30, value: 31_000_000, why: "many" },
    says: "30 of 1,200 open objections are overdue; $310,000 of open deals hang on them all",
  },
  {
    ...{ all: 2, overdue: 1, value: 100, today: false, why: "another day" },
    says: "1 of 2 open objections was overdue on 31 Jan 2026; $1 of open deals hung on them all",
  },
])("$why", ({ all, overdue, value, today = true, filters = {}, says }) => {
  const report = { totals: { ...totals, all, overdue, all_value_minor: value }, today, filters };
  expect(ledgerTitle({ ...report, asOf: "2026-01-31", currency: "USD" })).toBe(says);
});
