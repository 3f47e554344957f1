// Which leads does this page look at, and how is that changed or cleared?
import { Link, useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import { notKnownText } from "../../domain/addressWords";
import { chosenName } from "../../domain/chosenName";
import { formatDay } from "../../domain/day";
import { decodeFilters, type Filters } from "../../domain/filters";
import { Button } from "./Button";
import { Field, SelectField } from "./Field";
import { FilterOptions } from "./FilterOptions";

interface Choice {
  id: number;
  name: string;
}

/** A filter in force beyond the five of the bar, e.g. "Stalled": its words and the URL without it. */
export interface Chip {
  label: string;
  clearHref: string;
}

interface FilterBarProps {
  filters: Filters;
  /** Left out on a page about one vendor. */
  vendors?: Choice[];
  lists?: Choice[];
  /** The URL of this page under other filters; what the page keeps besides belongs to it. */
  hrefFor: (filters: Filters) => string;
  /** Path the form asks for without scripts. */
  action: string;
  /** Query parameters to keep that are not filters of the bar. */
  keep?: [name: string, value: string][];
  chips?: Chip[];
  /** The URL without any filter, where that is more than clearing the five. */
  clearHref?: string;
}

/** A plain GET form; with scripts it navigates to the same URL without its empty parts. */
export function FilterBar(props: FilterBarProps) {
  const { filters, vendors, lists, hrefFor, action, keep = [], chips = [], clearHref } = props;
  const navigate = useNavigate();
  const active = [...ownChips(filters, vendors ?? [], lists ?? [], hrefFor), ...chips];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) params.append(name, String(value));
    navigate(hrefFor({ ...decodeFilters(params), notKnown: filters.notKnown }));
  };
  return (
    <div className="no-print mb-6">
      <details className="fold fold-narrow">
        <summary className="tap rounded-sm text-sm font-medium text-soft">Filters</summary>
        {/* A new key gives the fields the values of a new URL, also after the back button. */}
        <form
          key={JSON.stringify(filters)}
          method="get"
          action={action}
          onSubmit={submit}
          className={`grid grid-cols-2 items-end gap-3 pt-2 md:pt-0 ${vendors ? "md:grid-cols-[1.4fr_1.4fr_1fr_1fr_1fr_auto]" : "md:grid-cols-[1fr_1fr_1fr_auto]"}`}
        >
          {[...keep, ...pairsOf(filters.notKnown)].map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          {vendors ? (
            <SelectField label="Vendor" name="vendor" defaultValue={filters.vendor ?? ""}>
              <FilterOptions chosen={filters.vendor} choices={vendors} all="All vendors" />
            </SelectField>
          ) : null}
          {lists ? (
            <SelectField label="List" name="list" defaultValue={filters.list ?? ""}>
              <FilterOptions chosen={filters.list} choices={lists} all="All lists" />
            </SelectField>
          ) : null}
          <Field label="Bought from" type="date" name="from" defaultValue={filters.from} />
          <Field label="Bought to" type="date" name="to" defaultValue={filters.to} />
          <Field label="As of" type="date" name="as-of" defaultValue={filters.asOf} />
          <Button look="secondary">Apply</Button>
        </form>
      </details>
      {active.length > 0 ? (
        <ul
          aria-label="Filters in force"
          className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1.5 pointer-coarse:mt-1 pointer-coarse:gap-y-0"
        >
          {active.map(({ label, clearHref }) => (
            <li key={label} className="max-w-full">
              <Link
                to={clearHref}
                aria-label={`Clear filter: ${label}`}
                className="tap group inline-flex max-w-full items-center"
              >
                <span className="inline-flex max-w-full items-center gap-2 rounded-full bg-accent-wash py-0.5 pr-2.5 pl-3 text-sm text-accent group-hover:text-accent-strong">
                  <span className="truncate">{label}</span>
                  <span aria-hidden="true">×</span>
                </span>
              </Link>
            </li>
          ))}
          {active.length > 1 ? (
            <li>
              <Link to={clearHref ?? hrefFor({})} className="text-link tap inline-flex items-center text-sm">
                Clear all
              </Link>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

/** Kept without scripts too: what chooses nothing does so until it is cleared. */
function pairsOf(notKnown: Filters["notKnown"] = []): [name: string, value: string][] {
  return notKnown.map(({ name, text }) => [name, text]);
}

function ownChips(
  filters: Filters,
  vendors: Choice[],
  lists: Choice[],
  hrefFor: (filters: Filters) => string,
): Chip[] {
  const { vendor, list, from, to, asOf, notKnown = [] } = filters;
  const without = (key: keyof Filters) => hrefFor({ ...filters, [key]: undefined });
  return [
    ...(vendor === undefined
      ? []
      : [{ label: `Vendor: ${chosenName(vendors, vendor)}`, clearHref: without("vendor") }]),
    ...(list === undefined
      ? []
      : [{ label: `List: ${chosenName(lists, list)}`, clearHref: without("list") }]),
    ...(from === undefined ? [] : [{ label: `Bought from ${formatDay(from)}`, clearHref: without("from") }]),
    ...(to === undefined ? [] : [{ label: `Bought to ${formatDay(to)}`, clearHref: without("to") }]),
    ...(asOf === undefined ? [] : [{ label: `As of ${formatDay(asOf)}`, clearHref: without("asOf") }]),
    ...notKnown.map((one) => {
      const others = notKnown.filter((other) => other !== one);
      const left = others.length === 0 ? undefined : others;
      return { label: notKnownText(one), clearHref: hrefFor({ ...filters, notKnown: left }) };
    }),
  ];
}
