// Which leads, steps, issues and owners does the ledger look at, and how is that changed?
import { Link, useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import { decodeLedgerFilters, type LedgerFilters } from "../../domain/ledgerFilters";
import type { Choices } from "../../reports/boardReport";
import type { CircleBackReport } from "../../reports/circleBackReport";
import { Button } from "../forms/Button";
import { Field, SelectField } from "../forms/Field";
import { FilterOptions } from "../forms/FilterOptions";

interface LedgerFilterBarProps {
  report: CircleBackReport;
  choices: Choices;
  hrefFor: (filters: LedgerFilters) => string;
}

/** A plain GET form; with scripts it navigates to the same URL without its empty parts. */
export function LedgerFilterBar({ report, choices, hrefFor }: LedgerFilterBarProps) {
  const { filters, steps, issues, reps } = report;
  const { show, mine, page: _, from, to, notKnown, ...own } = filters;
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) params.append(name, String(value));
    navigate(hrefFor({ ...decodeLedgerFilters(params), ...(notKnown && { notKnown }) }));
  };
  const active = Object.values(own).some((value) => value !== undefined);
  return (
    <details className="fold fold-narrow no-print mb-6">
      <summary className="tap rounded-sm text-sm font-medium text-soft">
        Filters{active ? " (some in force)" : ""}
      </summary>
      <form
        key={JSON.stringify(filters)}
        method="get"
        action="/circle-back"
        onSubmit={submit}
        className="grid grid-cols-2 items-end gap-3 pt-2 md:grid-cols-4 md:pt-0 lg:grid-cols-[repeat(6,minmax(0,1fr))_auto]"
      >
        {show ? <input type="hidden" name="show" value={show} /> : null}
        {mine ? <input type="hidden" name="mine" value="1" /> : null}
        {from ? <input type="hidden" name="from" value={from} /> : null}
        {notKnown
          // The form has a field of its own for lost leads.
          ?.filter(({ name }) => name !== "lost")
          .map(({ name, text }) => (
            <input key={name} type="hidden" name={name} value={text} />
          ))}
        {to ? <input type="hidden" name="to" value={to} /> : null}
        <SelectField label="Vendor" name="vendor" defaultValue={filters.vendor ?? ""}>
          <FilterOptions chosen={filters.vendor} all="All vendors" choices={choices.vendors} />
        </SelectField>
        <SelectField label="List" name="list" defaultValue={filters.list ?? ""}>
          <FilterOptions chosen={filters.list} all="All lists" choices={choices.lists} />
        </SelectField>
        <SelectField label="Step" name="step" defaultValue={filters.step ?? ""}>
          <FilterOptions
            chosen={filters.step}
            all="All steps"
            choices={steps.map(({ stepId, name }) => ({ id: stepId, name }))}
          />
        </SelectField>
        <SelectField label="Issue" name="issue" defaultValue={filters.issue ?? ""}>
          <FilterOptions
            chosen={filters.issue}
            all="All issues"
            choices={[
              ...issues.map(({ issueId, name }) => ({ id: issueId, name })),
              { id: 0, name: "no issue named" },
            ]}
          />
        </SelectField>
        <SelectField label="Owner" name="owner" defaultValue={filters.owner ?? ""}>
          <FilterOptions
            chosen={filters.owner}
            all="Everybody"
            choices={reps.map((name) => ({ id: name, name }))}
          />
        </SelectField>
        <Field label="As of" type="date" name="as-of" defaultValue={filters.asOf} />
        <div className="col-span-2 flex flex-wrap items-center gap-x-4 gap-y-2 md:col-span-4 lg:col-span-1">
          <Button look="secondary">Apply</Button>
          <label className="tap inline-flex items-center gap-2 text-sm text-soft">
            <input type="checkbox" name="lost" value="1" defaultChecked={filters.lost} /> Lost leads too
          </label>
          {active ? (
            <Link to={hrefFor({ show, mine })} className="text-link tap inline-flex items-center text-sm">
              Clear
            </Link>
          ) : null}
        </div>
      </form>
    </details>
  );
}
