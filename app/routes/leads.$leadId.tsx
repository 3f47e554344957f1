// One lead: its row of buttons, what it cost, and all that happened.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { withOrganization } from "../../db/connection";
import { Day } from "../components/Day";
import { Figure, FigureRow } from "../components/Figure";
import { History } from "../components/History";
import { frontierOf, marks } from "../components/LeadTable";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { historyOf } from "../components/leadHistory";
import { Money } from "../components/Money";
import { Placket } from "../components/Placket";
import { StateBadge } from "../components/StateBadge";
import { decodeFilters } from "../domain/filters";
import { leadReport } from "../reports/leadReport";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? nameOf(data.standing) : "Lead"} – Placket` },
];

export async function loader({ request, params, context: { db, organizationId } }: LoaderFunctionArgs) {
  const leadId = /^[1-9]\d{0,14}$/.test(params.leadId ?? "") ? Number(params.leadId) : 0;
  const filters = decodeFilters(new URL(request.url).searchParams);
  const report = await withOrganization(db, organizationId, (db) =>
    leadReport(db, { leadId, filters: { asOf: filters.asOf } }),
  );
  if (!report) throw new Response("Not found", { status: 404 });
  return report;
}

export default function Lead() {
  const report = useLoaderData<typeof loader>();
  const { standing, contact, facts, limit } = report;
  const { currency } = standing;
  return (
    <>
      <PageHeader
        place={
          <Link to="/leads" className="hover:underline">
            Leads
          </Link>
        }
        title={<bdi>{nameOf(standing)}</bdi>}
        lead={
          <>
            <StateBadge state={standing.state} />{" "}
            {standing.frontier ? (
              <>
                sits at <strong>{standing.frontier}</strong>
              </>
            ) : null}
            {standing.bucketIssue ? <> with “{standing.bucketIssue}” unanswered</> : null}
            {standing.stallsOn ? (
              <>
                {" "}
                · {standing.state === "stalled" ? "stalled since" : "stalls on"}{" "}
                <Day on={standing.stallsOn} />
                {report.stallReason ? `, ${report.stallReason}` : null}
              </>
            ) : null}
          </>
        }
      />
      {report.duplicateOf ? (
        <Notice tone="warn" title="Bought before">
          This account was bought before, as{" "}
          <Link to={`/leads/${report.duplicateOf}`} className="text-link">
            this lead
          </Link>
          : its cost counts as a duplicate, on the vendor.
        </Notice>
      ) : null}
      <Section title="Row of buttons" note={limit ? `A lead may sit here for ${limit}.` : undefined} sheet>
        <Placket size="large" steps={marks(standing)} frontier={frontierOf(standing)} />
      </Section>
      <div className="mt-6">
        <FigureRow>
          <Figure
            label="Cost"
            value={
              <Money
                minor={standing.costMinor}
                currency={currency}
                reason="no charge names this lead or its list"
              />
            }
            note={
              standing.creditedMinor > 0 ? (
                <>
                  of which <Money minor={standing.creditedMinor} currency={currency} /> came back
                </>
              ) : undefined
            }
          />
          <Figure
            label="Its money is in"
            value={<span className="text-lg">{standing.bucket}</span>}
            note={standing.bucketStep ?? undefined}
          />
          <Figure
            label="Bought"
            value={
              <span className="text-lg">
                <Day on={standing.purchasedOn} />
              </span>
            }
            note={
              <>
                <bdi>{standing.vendor.name}</bdi>, <bdi>{standing.list.name}</bdi>
              </>
            }
          />
        </FigureRow>
      </div>
      <div className="mt-8 grid gap-8 lg:grid-cols-[1fr_20rem]">
        <Section title="What happened">
          <History entries={historyOf(facts, standing, report.purchasedFrom)} />
        </Section>
        <Section title="Whom">
          <dl className="grid grid-cols-[7rem_1fr] gap-y-2 text-sm">
            {contact.map(({ label, text }) => (
              <div key={label} className="contents">
                <dt className="text-faint">{label}</dt>
                <dd className="min-w-0 break-words">
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ))}
            <div className="contents">
              <dt className="text-faint">From</dt>
              <dd className="min-w-0 break-words">
                <Link to={`/imports/${report.import.importId}`} className="text-link">
                  <bdi>{report.import.file}</bdi>
                </Link>
                , line {report.import.line}
              </dd>
            </div>
          </dl>
        </Section>
      </div>
    </>
  );
}

function nameOf({
  company,
  person,
  vendorLeadId,
  leadId,
}: {
  company: string | null;
  person: string | null;
  vendorLeadId: string | null;
  leadId: number;
}): string {
  return company ?? person ?? vendorLeadId ?? `Lead ${leadId}`;
}
