// One lead: its row of buttons, what it cost, all that happened, and one tap to record what happens now.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { History } from "../components/History";
import { LeadContact } from "../components/LeadContact";
import { LeadFigures } from "../components/LeadFigures";
import { LeadHead, leadName } from "../components/LeadHead";
import { frontierOf, marks } from "../components/LeadTable";
import { Pagination } from "../components/layout/Pagination";
import { Section } from "../components/layout/Section";
import { historyOf } from "../components/leadHistory";
import { CompanySection } from "../components/matches/CompanySection";
import { DealReceipts } from "../components/matches/DealReceipts";
import { Placket } from "../components/Placket";
import { RecordingDesk } from "../components/signals/RecordingDesk";
import { SignalChanges } from "../components/signals/SignalChanges";
import { sheetHref } from "../components/signals/sheet";
import { decodeFilters, encodeFilters } from "../domain/filters";
import { leadReport } from "../reports/leadReport";
import { leadIdOf, postLeadForm } from "../server/leadForm";
import { decodeLeadPage } from "../server/leadPage";
import { rememberedRep } from "../server/repCookie";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? leadName(data.report.standing) : "Lead"} – Placket` },
];

export async function loader({ request, params, context: { db, organizationId } }: LoaderFunctionArgs) {
  const leadId = leadIdOf(params);
  const { searchParams } = new URL(request.url);
  const { asOf } = decodeFilters(searchParams);
  const { page, done, also, same } = decodeLeadPage(searchParams);
  const report = await readOrganization(db, organizationId, (db) =>
    leadReport(db, { leadId, filters: { asOf }, page, also, same }),
  );
  if (!report) throw new Response("Not found", { status: 404 });
  const fresh = { instant: new Date().toISOString(), post: randomUUID() };
  return {
    asOf: report.asOf,
    leadId,
    organizationId,
    report,
    done,
    fresh,
    past: asOf,
    same,
    me: await rememberedRep(request),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const posted = await postLeadForm(context, leadIdOf(params), form);
  if ("to" in posted) return safeRedirect(posted.to);
  const fields = [...form].map(([name, value]): [string, string] => [name, String(value)]);
  return data({ fields, errors: posted.errors }, { status: 422 });
}

export default function Lead() {
  const { leadId, organizationId, report, done, fresh, past, same, me } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { standing, facts, limit, history, recording, changes, timeZone } = report;
  const { page, pages, total } = history;
  const editHref = recording ? (signalId: number) => sheetHref({ signalId }) : undefined;
  return (
    <>
      <LeadHead report={report} />
      <RecordingDesk {...{ leadId, organizationId, report, done, fresh, refused }}>
        <Section title="Row of buttons" note={limit ? `A lead may sit here for ${limit}.` : undefined} sheet>
          <Placket size="large" steps={marks(standing)} frontier={frontierOf(standing)} />
        </Section>
      </RecordingDesk>
      <div className="mt-6">
        <LeadFigures standing={standing} />
      </div>
      <DealReceipts pairs={report.pairs} open={report.recording} {...{ leadId, me }} />
      <CompanySection
        company={report.company}
        open={report.recording && !report.anonymous}
        error={refused?.errors.company}
        {...{ leadId, me, same }}
      />
      <div className="mt-8 grid gap-8 lg:grid-cols-[1fr_20rem]">
        <Section title="What happened">
          <History
            entries={historyOf(facts, standing, {
              ...{ purchasedFrom: report.purchasedFrom, editHref },
              whole: { first: page === 1, last: page === pages },
            })}
          />
          {pages > 1 ? (
            <Pagination
              {...{ page, pages, total, noun: "facts" }}
              from={(page - 1) * 100 + 1}
              to={Math.min(page * 100, total)}
              hrefFor={(page) =>
                `?${[encodeFilters({ asOf: past }), `history=${page}`].filter(Boolean).join("&")}`
              }
            />
          ) : null}
          <SignalChanges {...{ changes, timeZone }} />
        </Section>
        <Section title="Whom">
          <LeadContact contact={report.contact} from={report.import} />
        </Section>
      </div>
    </>
  );
}
