// Which columns tell what leads cost, what came of them, and what comes back?
import type { ReactNode } from "react";
import type { FigureCell } from "../../domain/drill";
import { paybackText, speedText } from "../../domain/figureTexts";
import type { TermKey } from "../../domain/metrics/registry";
import { cacFormula, type MoneyBasis, profitFormula } from "../../domain/moneySettings";
import { noCharge, noPrice, otherMoneyText } from "../../domain/otherCurrencies";
import { formatCount, formatPercent } from "../../domain/rates";
import { type Place, placeText } from "../../domain/vendorRanking";
import type { Figures } from "../../reports/vendorFigures";
import { Count } from "../Count";
import type { Column } from "../DataTable";
import { Money } from "../Money";
import { RateWithInterval } from "../RateWithInterval";
import { Unknown } from "../Unknown";
import { CostPerValue } from "./CostPerValue";
import { ProjectedValue, ReturnValue } from "./ReturnValue";

export interface FigureRow extends Figures {
  id: number;
  name: string;
  place?: Place;
}

export type FigurePart = "cost" | "outcome" | "return";

/** The registered figures among the columns. */
const meanings: Partial<Record<string, TermKey>> = {
  ...{ leads: "leads", spend: "netSpend", cpl: "cpl", set: "costPerSet", held: "costPerHeld", cac: "cac" },
  ...{ waste: "waste", speed: "speedToLead", show: "showRate", close: "closeRate", value: "contractValue" },
  ...{ realised: "roiRealised", contracted: "roiContracted", projected: "roiProjected", payback: "payback" },
  ...{ won: "wonLeads", mrr: "mrrWon" },
};

interface ColumnsQuery {
  currency: string;
  money: MoneyBasis;
  sortable: boolean;
  hrefFor: (row: FigureRow, cell: FigureCell) => string;
  /** Whether the rows are ranked among each other. */
  ranked: boolean;
}

/** The columns of a part, without the one that names the row. */
export function figureColumns(part: FigurePart, query: ColumnsQuery): Column<FigureRow>[] {
  const { currency, money: reckoned, sortable, hrefFor, ranked } = query;
  const column = (
    key: string,
    label: string,
    hint: string,
    cell: (row: FigureRow) => ReactNode,
  ): Column<FigureRow> => ({ key, label, hint, means: meanings[key], cell, align: "end", sortable });
  const money = (
    ...[key, label, hint, of, reason]: [string, string, string, (row: FigureRow) => number | null, string]
  ) => column(key, label, hint, (row) => <Money minor={of(row)} currency={currency} whole reason={reason} />);
  if (part === "cost") {
    return [
      column("leads", "Leads", "Leads bought", (row) => (
        <Count value={row.leads} href={hrefFor(row, "leads")} />
      )),
      column("spend", "Net spend", "Charges less credits", (row) => (
        <>
          <Money minor={row.spendMinor} currency={currency} whole reason={noCharge(currency)} />
          {row.otherCurrencies.map((other) => (
            <span key={other.currency} className="block text-xs text-faint">
              {otherMoneyText(other)}
            </span>
          ))}
        </>
      )),
      column("cpl", "Cost per lead", "Net spend ÷ (leads delivered − leads credited)", (row) => (
        <Money minor={row.cplMinor} currency={currency} reason={noCharge(currency)} />
      )),
      column("set", "Cost per set", "Net spend ÷ leads with an appointment set", (row) =>
        appointment(row, "set", currency, hrefFor),
      ),
      column("held", "Cost per held", "Net spend ÷ leads with an appointment held", (row) =>
        appointment(row, "held", currency, hrefFor),
      ),
      money(
        "cac",
        "CAC",
        cacFormula(reckoned),
        (row) => row.cacMinor,
        `no account won, or ${noCharge(currency)}`,
      ),
      column("waste", "Waste", "Net cost of leads that went to waste", (row) => (
        <>
          <Money
            minor={row.wasteMinor}
            currency={currency}
            whole
            href={row.wasteLeads > 0 ? hrefFor(row, "waste") : undefined}
            reason={noPrice(currency, "wasted lead")}
          />
          {row.wasteLeads > 0 ? (
            <span className="block text-xs text-faint">
              {formatCount(row.wasteLeads)} {row.wasteLeads === 1 ? "lead" : "leads"}
            </span>
          ) : null}
        </>
      )),
    ];
  }
  if (part === "outcome") {
    return [
      column("leads", "Leads", "Leads bought", (row) => (
        <Count value={row.leads} href={hrefFor(row, "leads")} />
      )),
      column("speed", "First worked", "Median from delivery to the first touch or signal", (row) => (
        <>
          <Text text={speedText(row.speed)} reason="none was worked, or no date is known" />
          <span className="block text-xs whitespace-nowrap text-faint">
            <Count value={row.speed.workedLeads} href={hrefFor(row, "worked")} /> worked,{" "}
            {formatPercent(row.speed.worked.value)}
          </span>
        </>
      )),
      column("show", "Show rate", "Held ÷ (held + no-show + cancelled), of appointments", (row) => (
        <RateWithInterval rate={row.showRate} reason="no outcome of an appointment is recorded" />
      )),
      column("close", "Close rate", "Won within the horizon ÷ leads bought at least a horizon ago", (row) =>
        closeRate(row, hrefFor),
      ),
      ...(ranked
        ? [
            {
              ...{
                key: "place",
                label: "By close rate",
                means: "byCloseRate" as const,
              },
              cell: ({ place }: FigureRow) => (place ? placeText(place) : null),
            },
          ]
        : []),
      {
        ...column("won", "Won", "Leads won, ever", (row) => (
          <Count value={row.won} href={hrefFor(row, "won")} />
        )),
        sortable: false,
      },
    ];
  }
  return [
    money("mrr", "MRR won", "Monthly revenue of won deals", (row) => row.mrrMinor, "no won deal has an MRR"),
    money(
      ...(["value", "Contract value", "One-off + MRR × months, of won deals"] as [string, string, string]),
      (row) => row.contractValueMinor,
      "no won deal has a value",
    ),
    column("realised", "ROI realised", "(gross profit received to date − net spend) ÷ net spend", (row) => (
      <ReturnValue back={row.realised} currency={currency} />
    )),
    column(
      "contracted",
      "ROI contracted",
      `(gross profit of won contracts − net spend) ÷ net spend; gross profit: ${profitFormula(reckoned)}`,
      (row) => <ReturnValue back={row.contracted} currency={currency} />,
    ),
    column(
      "projected",
      "ROI projected",
      "Contracted, plus open leads × chance to win × usual gross profit",
      (row) => <ProjectedValue back={row.projected} />,
    ),
    column("payback", "Payback", "CAC ÷ (MRR per new customer × margin)", (row) => (
      <Text text={paybackText(row.payback)} reason="no won deal has an MRR and a margin" />
    )),
  ];
}

function closeRate(row: FigureRow, hrefFor: ColumnsQuery["hrefFor"]) {
  const { tooYoung, undated, horizonDays } = row.closeRate;
  return (
    <>
      <RateWithInterval
        rate={row.closeRate}
        reason={tooYoung > 0 ? `all were bought less than ${horizonDays} days ago` : "no lead to judge by"}
      />
      {tooYoung > 0 ? (
        <span className="block text-xs whitespace-nowrap text-faint">
          <Count value={tooYoung} href={hrefFor(row, "tooYoung")} /> too young
        </span>
      ) : null}
      {undated > 0 ? (
        <span className="block text-xs text-faint">{formatCount(undated)} won, date unknown</span>
      ) : null}
    </>
  );
}

function appointment(
  row: FigureRow,
  which: "set" | "held",
  currency: string,
  hrefFor: ColumnsQuery["hrefFor"],
) {
  const cost = row[which];
  if (cost === null) return <Unknown reason="there is no such step" />;
  const href = hrefFor(row, { passed: cost.stepId });
  return <CostPerValue cost={cost} currency={currency} noun={which} href={href} />;
}

function Text({ text, reason }: { text: string | null; reason: string }) {
  return text === null ? <Unknown reason={reason} /> : <span className="whitespace-nowrap">{text}</span>;
}
