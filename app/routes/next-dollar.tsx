// Fix or buy: is the next dollar better spent on a step, on circling back, or on more leads?
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Figure, FigureRow } from "../components/Figure";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { NextDollarInputs } from "../components/forms/NextDollarInputs";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { Money } from "../components/Money";
import { BuyTable, FixTable, HeldTable } from "../components/NextDollarTables";
import { Unknown } from "../components/Unknown";
import type { Filters } from "../domain/filters";
import { encodeLedgerFilters } from "../domain/ledgerFilters";
import { formatMoney } from "../domain/money";
import { ownCostSentence } from "../domain/moneySettings";
import { decodeNextDollarFilters, encodeNextDollarFilters } from "../domain/nextDollarFilters";
import { formatWins, leftOutText, nextDollarSentence } from "../domain/nextDollarSentence";
import { noPrice } from "../domain/otherCurrencies";
import { formatCount, formatPercent } from "../domain/rates";
import { choices } from "../reports/boardReport";
import { nextDollarReport } from "../reports/nextDollarReport";

export const meta: MetaFunction = () => [{ title: "Next dollar – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const asked = decodeNextDollarFilters(new URL(request.url).searchParams);
  return reports("next dollar", asked, async (db) => ({
    report: await nextDollarReport(db, asked),
    choices: await choices(db),
    asked,
  }));
}

export default function NextDollar() {
  const { report, choices, asked } = useLoaderData<typeof loader>();
  const { filters, currency, circleBack, appointments, horizonDays } = report;
  const { points, profit, minutes, hour } = asked;
  const typedFilters = { points, profit, minutes, hour };
  const typed = Object.entries(typedFilters).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const filtered = Object.keys(filters).length > 0;
  const ledgerHref = (step: number) => `/circle-back?${encodeLedgerFilters({ ...filters, step })}`;
  return (
    <>
      <PageHeader
        place="Next dollar"
        title={
          report.chosenLeads > 0
            ? nextDollarSentence(report.fixes, currency)
            : filtered
              ? "No lead is in these filters"
              : "There are no leads yet"
        }
        lead={
          report.leads === 0
            ? undefined
            : `Of ${formatCount(report.leads)} leads that were bought at least ${horizonDays} days ago. All else is taken to stay as it is: what is gained may be harder to win than what came by itself.`
        }
      />
      <FilterBar
        filters={filters}
        {...choices}
        action="/next-dollar"
        keep={typed}
        hrefFor={(next: Filters) => href(encodeNextDollarFilters({ ...next, ...typedFilters }))}
      />
      <NextDollarInputs report={report} asked={asked} />
      {report.chosenLeads === 0 ? (
        <EmptyState
          title={filtered ? "No lead is in these filters" : "There are no leads yet"}
          actions={
            filtered ? (
              <ButtonLink to={href(encodeNextDollarFilters(typedFilters))}>Clear the filters</ButtonLink>
            ) : (
              <ButtonLink to="/imports">Import a file</ButtonLink>
            )
          }
        >
          What a step is worth is learnt from leads that came to it.
        </EmptyState>
      ) : report.leads === 0 ? (
        <EmptyState title="No lead here is old enough to judge a step by">
          A lead counts {horizonDays} days after it was bought. Until then these leads are ripening.
        </EmptyState>
      ) : (
        <>
          <Section
            sheet
            title="Fix a step"
            note="Wins of 100 leads = points added × share that reached the step × share won of those that got through it. The same as more leads = those wins ÷ close rate × CPL, of the vendor at which that is least. Ranges are the 95 % intervals of the win rate, and of the close rate."
          >
            <FixTable report={report} />
          </Section>
          <Section
            sheet
            title="Buy more leads"
            note={`Cost of a win = CPL ÷ close rate. Close rates of small numbers say little: look at their ranges. ${ownCostSentence(report.money, currency) ?? ""}`.trimEnd()}
          >
            <BuyTable report={report} />
          </Section>
        </>
      )}
      {circleBack.objections === 0 ? null : (
        <Section
          sheet
          title="Circle back, or as many new appointments"
          note="Open leads with an objection left open. Wins = leads × share won of those whose objections there were answered: what went together, not what caused it."
        >
          <FigureRow>
            <Figure
              label={`Circling back on ${formatCount(circleBack.objections)}`}
              value={
                <Money
                  minor={circleBack.costMinor}
                  currency={currency}
                  whole
                  reason="type minutes and the cost of an hour"
                />
              }
              note={[
                circleBack.wins
                  ? `${formatWins(circleBack.wins.value)} wins to hope for`
                  : "no answered objection has come to an end",
                leftOutText(circleBack) ?? [],
              ]
                .flat()
                .join(", ")}
              how="Open objections × minutes of one circle-back × cost of an hour. Cost and wins are of the same objections: at a step where no answered objection has come to an end yet, and at the close, where an answer is the win itself, it is not known what answers went with."
            />
            {appointments ? (
              <Figure
                label={`${formatCount(circleBack.objections)} new appointments`}
                value={
                  <Money
                    minor={appointments.costMinor}
                    currency={currency}
                    whole
                    reason={noPrice(currency, "appointment here")}
                  />
                }
                note={
                  appointments.wins
                    ? `${formatWins(appointments.wins.value)} wins to hope for, at ${formatMoney(appointments.perSetMinor, currency)} each and ${formatPercent(appointments.winRate.value)} won of ${formatCount(appointments.winRate.n)}`
                    : "too few to say what they win"
                }
                how="The same number × net spend for each appointment set, over all vendors; wins = number × share won of leads that had one set."
              />
            ) : (
              <Figure label="New appointments" value={<Unknown reason="no step is an appointment set" />} />
            )}
          </FigureRow>
          <div className="mt-6">
            <HeldTable report={report} hrefFor={ledgerHref} />
          </div>
        </Section>
      )}
    </>
  );

  function href(query: string): string {
    return query === "" ? "/next-dollar" : `/next-dollar?${query}`;
  }
}
