// Which leads are these, and how does each stand?
import { Link } from "@remix-run/react";
import type { LeadFilters } from "../domain/filters";
import type { LeadStanding } from "../reports/leadsReport";
import { DataTable } from "./DataTable";
import { Day } from "./Day";
import { LeadCost } from "./LeadCost";
import { Placket } from "./Placket";
import { StateBadge } from "./StateBadge";

interface LeadTableProps {
  rows: LeadStanding[];
  sort: LeadFilters["sort"];
  hrefFor: (sort: NonNullable<LeadFilters["sort"]>) => string;
  asOf: string | undefined;
}

const sorts: Record<string, NonNullable<LeadFilters["sort"]>> = {
  company: "company",
  bought: "newest",
  stalls: "longest-quiet",
  cost: "dearest",
};

/** Leads as rows, each with its row of buttons; the named columns sort. */
export function LeadTable({ rows, sort = "dearest", hrefFor, asOf }: LeadTableProps) {
  const key = Object.keys(sorts).find((name) => sorts[name] === sort) ?? "";
  const query = asOf ? `?as-of=${asOf}` : "";
  return (
    <DataTable
      caption="Leads"
      exportAs="leads"
      rows={rows}
      rowKey={(row) => row.leadId}
      sort={{
        key,
        descending: key === "cost" || key === "bought",
        hrefFor: (name) => hrefFor(sorts[name] ?? "dearest"),
      }}
      columns={[
        {
          ...{ key: "company", label: "Lead", means: "lead", names: true, sortable: true },
          cell: (row) => (
            <Link to={`/leads/${row.leadId}${query}`} className="text-link">
              <bdi>{row.company ?? row.person ?? row.vendorLeadId ?? `Lead ${row.leadId}`}</bdi>
            </Link>
          ),
        },
        {
          key: "placket",
          label: "Buttons",
          means: "buttons",
          cell: (row) => <Placket steps={marks(row)} frontier={frontierOf(row)} />,
        },
        { key: "state", label: "State", means: "state", cell: (row) => <StateBadge state={row.state} /> },
        {
          key: "frontier",
          label: "Sits at",
          means: "frontier",
          cell: (row) => row.frontier ?? (row.state === "won" ? "" : "steps not recorded"),
        },
        {
          key: "stalls",
          label: "Stalls on",
          means: "stallsOn",
          sortable: true,
          cell: (row) => (row.stallsOn ? <Day on={row.stallsOn} /> : null),
        },
        { key: "vendor", label: "Vendor", means: "vendor", cell: (row) => <bdi>{row.vendor.name}</bdi> },
        {
          key: "bought",
          label: "Bought",
          means: "bought",
          sortable: true,
          cell: (row) => <Day on={row.purchasedOn} />,
        },
        {
          ...{ key: "cost", label: "Cost", means: "leadCost", align: "end" as const, sortable: true },
          cell: (row) => <LeadCost {...row} />,
        },
      ]}
    />
  );
}

/** A lead's steps as marks of its row of buttons. */
export function marks({ steps }: LeadStanding) {
  return marksOf(steps);
}

export function marksOf(steps: LeadStanding["steps"]) {
  return steps.map(({ step, kind, state, unspoken }) => ({
    step,
    kind,
    state,
    spoken: unspoken === null ? null : !unspoken,
  }));
}

/** Where in its row of buttons a lead sits. */
export function frontierOf({ steps, frontier }: LeadStanding): number | null {
  const index = steps.findIndex(({ step }) => step === frontier);
  return index < 0 ? null : index;
}
