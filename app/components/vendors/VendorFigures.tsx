// What are the main figures of one vendor, and how is each computed?
import type { FigureCell } from "../../domain/drill";
import { costRangeText, paybackText, speedText } from "../../domain/figureTexts";
import { formatMoney } from "../../domain/money";
import { cacFormula, type MoneyBasis, ownCostSentence } from "../../domain/moneySettings";
import { leftOutTexts, noCharge } from "../../domain/otherCurrencies";
import { formatCount, formatPercent, formatPercentRange } from "../../domain/rates";
import type { Figures } from "../../reports/vendorFigures";
import { Count } from "../Count";
import { Figure, FigureRow } from "../Figure";
import { Money } from "../Money";
import { RateWithInterval } from "../RateWithInterval";
import { Unknown } from "../Unknown";

interface VendorFiguresProps {
  figures: Figures;
  currency: string;
  money: MoneyBasis;
  hrefFor: (cell: FigureCell) => string;
}

export function VendorFigures({ figures, currency, money, hrefFor }: VendorFiguresProps) {
  const { closeRate, showRate, held, speed } = figures;
  const heldRange = held && costRangeText(held, currency);
  const payback = paybackText(figures.payback);
  const worked = speedText(speed);
  return (
    <div className="grid gap-4">
      <FigureRow>
        <Figure
          label="Net spend"
          value={
            <Money
              minor={figures.spendMinor}
              currency={currency}
              whole
              href={figures.leads > 0 ? hrefFor("leads") : undefined}
              reason={noCharge(currency)}
            />
          }
          note={[
            ...(figures.chargesMinor === null
              ? []
              : [
                  `${formatMoney(figures.chargesMinor, currency, { whole: true })} charged, ${formatMoney(figures.creditsMinor, currency, { whole: true })} back`,
                ]),
            ...(figures.cplMinor === null ? [] : [`${formatMoney(figures.cplMinor, currency)} a lead`]),
            ...leftOutTexts({ ...figures, pricedLeads: figures.leads - figures.unpriced }),
          ].join("; ")}
          how="Charges less credits. A lead: net spend ÷ (leads delivered − leads credited)."
        />
        <Figure
          label="An appointment held costs"
          value={
            held === null ? (
              <Unknown reason="there is no such step" />
            ) : (
              <Money
                minor={held.costMinor}
                currency={currency}
                reason={`none was held, or ${noCharge(currency)}`}
              />
            )
          }
          note={
            held === null ? undefined : (
              <>
                {heldRange === null ? null : `${heldRange}; `}
                <Count value={held.leads} href={hrefFor({ passed: held.stepId })} /> held
              </>
            )
          }
          how="Net spend ÷ leads with an appointment held: the appointment is buttoned, or the buyer spoke on a later step, or won. A no-show is not held. This is the unit in which a list of names and an appointment vendor compare; the range comes from the 95 % interval of the share held."
        />
        <Figure
          label="Show rate"
          value={<RateWithInterval rate={showRate} bare reason="no outcome of an appointment is recorded" />}
          note={`${formatCount(showRate.held)} held, ${formatCount(showRate.noShow)} no-shows, ${formatCount(showRate.cancelled)} cancelled; beside them ${formatCount(showRate.rescheduled)} moved, ${formatCount(showRate.ahead)} ahead`}
          how="Held ÷ (held + no-show + cancelled), of appointments. Moved and future ones are counted beside."
        />
        <Figure
          label="Close rate"
          value={<RateWithInterval rate={closeRate} bare reason="no lead is old enough to judge" />}
          note={
            <>
              {closeRate.value === null ? null : `${formatPercentRange(closeRate)}, `}
              {formatCount(closeRate.hits)} of{" "}
              <Count value={closeRate.n} href={closeRate.undated === 0 ? hrefFor("judged") : undefined} />{" "}
              within {closeRate.horizonDays} days;{" "}
              <Count value={closeRate.tooYoung} href={hrefFor("tooYoung")} /> too young
              {closeRate.undated > 0 ? `; ${formatCount(closeRate.undated)} won on an unknown date` : null}.
              Won ÷ all, naive: {formatPercent(figures.naiveRate.value)}
            </>
          }
          how="Won within the horizon ÷ leads bought at least a horizon before the day, with Wilson’s 95 % interval. Wins without a date are in neither."
        />
      </FigureRow>
      <FigureRow>
        <Figure
          label="Won"
          value={<Count value={figures.won} href={hrefFor("won")} />}
          note={
            <>
              CAC{" "}
              <Money
                minor={figures.cacMinor}
                currency={currency}
                whole
                reason={`no account won, or ${noCharge(currency)}`}
              />
              {figures.ownCostMinor === null
                ? null
                : `, with ${formatMoney(figures.ownCostMinor, currency, { whole: true })} of own sales cost`}
            </>
          }
          how={`CAC: ${cacFormula(money)}. ${ownCostSentence(money, currency) ?? "Settings can add it."}`}
        />
        <Figure
          label="MRR won"
          value={<Money minor={figures.mrrMinor} currency={currency} whole reason="no won deal has an MRR" />}
          note={`${formatCount(figures.recurring)} deals; contract value ${formatMoney(figures.contractValueMinor, currency, { whole: true })}${figures.termless > 0 ? `; ${formatCount(figures.termless)} without a term of their own` : ""}`}
          how="Monthly revenue of won deals. Contract value: one-off + MRR × months."
        />
        <Figure
          label="Payback"
          value={payback === null ? <Unknown reason="no won deal has an MRR and a margin" /> : payback}
          how="CAC ÷ (MRR per new customer × margin). At most: a won deal has no margin, so its profit is missing."
        />
        <Figure
          label="First worked"
          value={worked ?? <Unknown reason="none was worked, or no date is known" />}
          note={
            <>
              {speed.p90Days === null ? null : `9 of 10 within ${formatCount(speed.p90Days)} days; `}
              <Count value={speed.workedLeads} href={hrefFor("worked")} /> of {formatCount(figures.leads)}{" "}
              worked at all
            </>
          }
          how="Median from the delivery, else the purchase, to the first touch or signal of leads that were worked. Hours where most have both times of day."
        />
      </FigureRow>
    </div>
  );
}
