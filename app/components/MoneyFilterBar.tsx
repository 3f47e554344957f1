// Which charges and credits does the page show, and how is that changed?
import { Link } from "@remix-run/react";
import type { MoneyFilters } from "../domain/moneyFilters";
import type { Choices } from "../reports/boardReport";
import { Button } from "./forms/Button";
import { Field, SelectField } from "./forms/Field";
import { FilterOptions } from "./forms/FilterOptions";

/** A plain GET form. */
export function MoneyFilterBar({ filters, choices }: { filters: MoneyFilters; choices: Choices }) {
  const { page: _, ...own } = filters;
  const active = Object.keys(own).length > 0;
  return (
    <details className="fold fold-narrow no-print mb-6">
      <summary className="tap rounded-sm text-sm font-medium text-soft">
        Filters{active ? " (some in force)" : ""}
      </summary>
      <form
        key={JSON.stringify(filters)}
        method="get"
        action="/charges"
        className="grid grid-cols-2 items-end gap-3 pt-2 md:grid-cols-[1.4fr_1.4fr_1fr_auto_auto] md:pt-0"
      >
        <SelectField label="Vendor" name="vendor" defaultValue={filters.vendor ?? ""}>
          <FilterOptions chosen={filters.vendor} all="All vendors" choices={choices.vendors} />
        </SelectField>
        <SelectField label="List" name="list" defaultValue={filters.list ?? ""}>
          <FilterOptions chosen={filters.list} all="All lists" choices={choices.lists} />
        </SelectField>
        <Field label="Month (as 2026-01)" type="month" name="month" defaultValue={filters.month} />
        <label className="tap inline-flex min-h-9 items-center gap-2 text-sm text-soft">
          <input type="checkbox" name="unallocated" value="1" defaultChecked={filters.unallocated} /> Only
          what no lead carries
        </label>
        <div className="flex flex-wrap items-center gap-3">
          <Button look="secondary">Apply</Button>
          {active ? (
            <Link to="/charges" className="text-link tap inline-flex items-center text-sm">
              Clear
            </Link>
          ) : null}
        </div>
      </form>
    </details>
  );
}
