// How do the small pieces look: marks, badges, figures, tables, history?
import { states } from "../../domain/vocabulary";
import { Count } from "../Count";
import { type Column, DataTable } from "../DataTable";
import { Figure, FigureRow } from "../Figure";
import { History } from "../History";
import { Section } from "../layout/Section";
import { Money } from "../Money";
import { Placket, PlacketLegend } from "../Placket";
import { RateWithInterval } from "../RateWithInterval";
import { StateBadge } from "../StateBadge";
import { historyEntries, type LeadLine, leadLines, placketDetails, placketOf } from "./bitData";

export function PlacketSpecimens() {
  return (
    <Section title="Placket" sheet>
      <Placket size="large" steps={placketOf("bBBobks..")} frontier={3} details={placketDetails} />
      <div className="mt-6 space-y-2">
        {["bbbbbbbbb", "bBBobks..", "bO.......", ".........", "bs"].map((marks) => (
          <Placket
            key={marks}
            steps={placketOf(marks)}
            frontier={marks.search(/[oO]/) === -1 ? null : marks.search(/[oO]/)}
          />
        ))}
      </div>
      <div className="mt-5">
        <PlacketLegend />
      </div>
    </Section>
  );
}

export function FigureSpecimens() {
  return (
    <Section title="Figures, money, rates, states">
      <FigureRow>
        <Figure
          label="Stranded"
          tone="stalled"
          value={<Money minor={4_130_000} currency="USD" whole href="/leads?state=stalled" />}
          note="43 % of net spend"
          how="Net cost of leads stalled or lost at their step, and of leads never worked. 1,204 leads, as of 23 Nov 2026."
        />
        <Figure
          label="Net spend"
          means="netSpend"
          inputs={{ charges: 9_700_000, credits: 100_000 }}
          n={1173}
          currency="USD"
          value={<Money minor={9_600_000} currency="USD" whole />}
          note="31 of 1,204 leads have no price"
        />
        <Figure
          label="Won"
          tone="buttoned"
          value={<Count value={97} href="/leads?state=won" />}
          note="in 1,204 leads"
        />
        <Figure
          label="Close rate"
          value={<RateWithInterval bare rate={{ value: 0.124, low: 0.092, high: 0.165, n: 314 }} />}
          note="9.2–17 % of 314; 290 too young"
        />
        <Figure
          label="CAC"
          value={<Money minor={null} currency="USD" reason="no account has been won" />}
          note="no account won yet"
        />
      </FigureRow>
      <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        <dt className="text-soft">Huge, negative, cents, unknown</dt>
        <dd className="flex flex-wrap gap-x-5">
          <Money minor={9_007_199_254_740_991} currency="USD" />
          <Money minor={-1_250_075} currency="EUR" />
          <Money minor={5} currency="USD" />
          <Money minor={120_000} currency="JPY" />
          <Money minor={null} currency="USD" reason="no charge is recorded" />
        </dd>
        <dt className="text-soft">Rates</dt>
        <dd className="flex flex-wrap gap-x-5">
          <RateWithInterval rate={{ value: 0.23, low: 0.151, high: 0.334, n: 74 }} />
          <RateWithInterval rate={{ value: 0, low: 0, high: 0.0004, n: 10_420 }} />
          <RateWithInterval rate={{ value: null, low: null, high: null, n: 0 }} />
        </dd>
        <dt className="text-soft">States</dt>
        <dd className="flex flex-wrap gap-x-5 gap-y-1">
          {states.map((state) => (
            <StateBadge key={state} state={state} since={state === "stalled" ? "31 days" : undefined} />
          ))}
        </dd>
      </dl>
    </Section>
  );
}

export function TableSpecimens() {
  const columns: Column<LeadLine>[] = [
    {
      key: "company",
      label: "Company",
      names: true,
      sortable: true,
      foot: "Total",
      cell: ({ company }) => (
        <a className="quiet-link" href="/leads/1">
          {company}
        </a>
      ),
    },
    {
      key: "state",
      narrow: "bare",
      label: "State",
      sortable: true,
      cell: ({ state, since }) => <StateBadge state={state} since={since} />,
    },
    {
      key: "placket",
      narrow: "bare",
      label: "Placket",
      cell: ({ marks, frontier }) => <Placket steps={placketOf(marks)} frontier={frontier} />,
    },
    { key: "vendor", narrow: "bare", label: "Vendor", cell: ({ vendor }) => vendor },
    {
      key: "cost",
      label: "Cost",
      align: "end",
      sortable: true,
      foot: <Money minor={28_400} currency="USD" />,
      cell: ({ costMinor }) => <Money minor={costMinor} currency="USD" reason="no price" />,
    },
  ];
  const sorting = { key: "cost", descending: true, hrefFor: (key: string) => `?sort=${key}` };
  return (
    <Section title="Tables">
      <div className="space-y-5">
        <div className="rounded-lg border border-line bg-sheet p-4">
          <DataTable
            caption="Leads"
            columns={columns}
            rows={leadLines}
            rowKey={({ id }) => id}
            sort={sorting}
            stickyHead
            stacked
          />
        </div>
        <div className="rounded-lg border border-line bg-sheet p-4">
          <DataTable
            caption="One lead"
            showCaption
            columns={columns}
            rows={leadLines.slice(0, 1)}
            rowKey={({ id }) => id}
          />
        </div>
        <div className="rounded-lg border border-line bg-sheet p-4">
          <DataTable
            caption="No leads"
            columns={columns}
            rows={[]}
            rowKey={({ id }) => id}
            empty="No lead fits these filters."
          />
        </div>
      </div>
    </Section>
  );
}

export function HistorySpecimens() {
  return (
    <Section title="History" sheet>
      <History entries={historyEntries} />
      <hr className="my-5 border-line" />
      <History entries={[]} />
    </Section>
  );
}
