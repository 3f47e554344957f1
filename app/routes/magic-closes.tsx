// Magic closes: wins with buttons open, and whether buttoning matters here.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Count } from "../components/Count";
import { WinRateChart } from "../components/charts/WinRateChart";
import { Figure, FigureRow } from "../components/Figure";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { Section } from "../components/layout/Section";
import { Money } from "../components/Money";
import { ButtonWinTable, buttonsText } from "../components/magicCloses/ButtonWinTable";
import { GroupsTable } from "../components/magicCloses/GroupsTable";
import { MagicCloseTable } from "../components/magicCloses/MagicCloseTable";
import { formatDay } from "../domain/day";
import { decodeLeadFilters, encodeLeadFilters, type Filters, type LeadFilters } from "../domain/filters";
import { buttonsSentence, magicCloseSentence } from "../domain/magicCloseSentence";
import { choices } from "../reports/boardReport";
import { magicCloseReport } from "../reports/magicCloseReport";

const pageSize = 50;

export const meta: MetaFunction = () => [{ title: "Magic closes – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const { vendor, list, from, to, asOf, page } = decodeLeadFilters(new URL(request.url).searchParams);
  const filters = { vendor, list, from, to, asOf };
  return reports("magic closes", { ...filters, page }, async (db) => ({
    report: await magicCloseReport(db, filters, { page, pageSize }),
    choices: await choices(db),
  }));
}

export default function MagicCloses() {
  const { report, choices } = useLoaderData<typeof loader>();
  const { filters, currency, magic, buttoned, notRecorded, buttons, groups, lastStep, rows } = report;
  const hrefFor = (next: Filters & { page?: number }) => href("/magic-closes", next);
  const leadsHref = (more: LeadFilters) => href("/leads", { ...filters, ...more });
  const footnote = `As of the end of ${formatDay(report.asOf)}. Leads still open are in no rate: they have not failed.`;
  const sums = [
    ["Magic closes", magic, "yes", "magicCloses"],
    ["Every button closed", buttoned, "no", "everyButton"],
    ["Not recorded", notRecorded, "not recorded", "winsNotRecorded"],
  ] as const;
  const head = (
    <>
      <PageHeader place="Magic closes" title={magicCloseSentence(report)} />
      <FilterBar filters={filters} {...choices} action="/magic-closes" hrefFor={hrefFor} />
    </>
  );
  const won = magic.leads + buttoned.leads + notRecorded.leads;
  if (won + buttons.length + report.lostUnrecorded === 0)
    return (
      <>
        {head}
        <EmptyState
          title="No lead is won or lost here"
          actions={<ButtonLink to="/imports">Import a file</ButtonLink>}
        >
          A magic close is a won lead with a button left open. Which leads are won or lost is known from
          deals, and from signals on the last step.
        </EmptyState>
      </>
    );
  return (
    <>
      {head}
      <FigureRow>
        {sums.map(([label, sum, magicClose, means]) => (
          <Figure
            key={label}
            {...{ label, means, currency }}
            inputs={{ contractValue: sum.leads === 0 ? null : sum.valueMinor }}
            n={sum.leads}
            value={<Count value={sum.leads} href={leadsHref({ magicClose })} />}
            note={
              sum.leads === 0 ? undefined : (
                <>
                  <Money
                    minor={sum.valueMinor}
                    currency={currency}
                    whole
                    reason="no deal of these has a value"
                  />{" "}
                  won
                  {sum.unvalued > 0 && sum.valueMinor !== null
                    ? `, ${sum.unvalued} without a full value`
                    : ""}
                </>
              )
            }
          />
        ))}
      </FigureRow>
      <div className="mt-6">
        <WinRateChart
          title={buttonsSentence(buttons)}
          note={`Win rate, won ÷ (won + lost), by buttons closed before the close, of leads heard at ${lastStep?.name ?? "the last step"} or later: they came equally far. Over all decided leads, leads lost early had fewer steps to button, which alone makes that rate rise.`}
          rows={buttons.map(({ buttons, near }) => ({
            key: buttons,
            name: buttonsText(buttons),
            wins: near,
          }))}
          table={<ButtonWinTable rows={buttons} {...{ lastStep, leadsHref }} />}
          footnote={
            <>
              {footnote}{" "}
              <Count value={report.lostUnrecorded} href={leadsHref({ state: "lost", buttons: "unknown" })} />{" "}
              lost without any signal are left out.
            </>
          }
        />
      </div>
      {groups.every(
        ({ answered, never, open }) => answered.rate.n + never.rate.n + open.rate.n === 0,
      ) ? null : (
        <Section
          title="Raised and answered, never raised, left open"
          note="Leads heard at the step or a later one, by what became of objections there. It shows what went together, not what caused it."
          sheet
        >
          <GroupsTable
            rows={groups}
            leadsHref={leadsHref}
            stepHref={(step) => href("/steps", { ...filters, step })}
          />
        </Section>
      )}
      {magic.leads === 0 ? null : (
        <Section title="Wins that jumped buttons" note="The latest first." sheet>
          <MagicCloseTable rows={rows} currency={currency} asOf={filters.asOf} />
          <Pagination
            {...{
              page: report.page,
              pages: report.pages,
              total: magic.leads,
              noun: magic.leads === 1 ? "magic close" : "magic closes",
            }}
            from={(report.page - 1) * pageSize + 1}
            to={Math.min(report.page * pageSize, magic.leads)}
            hrefFor={(page) => hrefFor({ ...filters, page })}
          />
        </Section>
      )}
    </>
  );
}

function href(path: string, filters: LeadFilters): string {
  const query = encodeLeadFilters(filters);
  return query === "" ? path : `${path}?${query}`;
}
