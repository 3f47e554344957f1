// Whether we circle back in time, and whether objections get resolved.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CircleBackRates } from "../components/circleBack/CircleBackRates";
import { Day } from "../components/Day";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { RateOrCounts } from "../components/RateOrCounts";
import { rateSpan, rateSpans } from "../domain/circleBackSpan";
import { decodeFilters } from "../domain/filters";
import { formatCount } from "../domain/rates";
import { circleBackRatesReport } from "../reports/circleBackRatesReport";

export const meta: MetaFunction = () => [{ title: "Rates of circling back – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const days = rateSpan(params);
  const filters = decodeFilters(params);
  return reports("circle-back rates", { ...filters, days }, (db) =>
    circleBackRatesReport(db, filters, { days }),
  );
}

export default function Rates() {
  const report = useLoaderData<typeof loader>();
  const { whole, days, since, asOf } = report;
  const { hits, n } = whole.resolved;
  return (
    <>
      <PageHeader
        place={
          <Link to="/circle-back" className="hover:underline">
            Circle back
          </Link>
        }
        title={
          n === 0
            ? `No objection was raised in the last ${formatCount(days)} days`
            : `${formatCount(hits)} of ${formatCount(n)} objections raised in the last ${formatCount(days)} days were resolved`
        }
        lead={
          <>
            From <Day on={since} /> to <Day on={asOf} />. One raised yesterday may yet be resolved. In time
            means done by the day first promised, which a snooze does not move; one that the buyer resolved
            before its day was never due, and one that was given back no longer counts.
          </>
        }
      />
      <nav aria-label="Days looked back" className="no-print mb-4">
        <ul className="flex flex-wrap gap-2">
          {rateSpans.map((span) => (
            <li key={span}>
              <Link
                to={`/circle-back/rates?days=${span}`}
                aria-current={span === days}
                className="tap inline-flex min-h-9 items-center rounded-full border border-edge px-3 text-sm text-soft hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-wash aria-[current=true]:font-medium aria-[current=true]:text-accent"
              >
                {formatCount(span)} days
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="mb-6">
        Resolved:{" "}
        <RateOrCounts rate={whole.resolved} means="resolvedRate" reason="none was raised in this time" />
        {" · "}
        Circled back in time:{" "}
        <RateOrCounts rate={whole.inTime} means="inTimeRate" reason="none was due in this time" />
      </p>
      <Section title="By issue" sheet>
        <CircleBackRates
          caption="Rates by issue"
          exportAs="circle-back-rates-by-issue"
          label="Issue"
          means="issue"
          nameless="no issue named"
          rows={report.byIssue}
        />
      </Section>
      <Section title="By rep" note="An objection belongs to whoever had it last." sheet>
        <CircleBackRates
          caption="Rates by rep"
          exportAs="circle-back-rates-by-rep"
          label="Owner"
          means="owner"
          nameless="nobody"
          rows={report.byOwner}
        />
      </Section>
      <Section title="By vendor" sheet>
        <CircleBackRates
          caption="Rates by vendor"
          exportAs="circle-back-rates-by-vendor"
          label="Vendor"
          means="vendor"
          nameless="no vendor"
          rows={report.byVendor}
        />
      </Section>
    </>
  );
}
