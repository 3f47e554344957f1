// What came back for the money, what is signed, and what may still come: three numbers, never one?
import { formatMoney } from "../../domain/money";
import { basisSentence, type MoneyBasis, profitFormula } from "../../domain/moneySettings";
import { formatCount, tightPercentRange } from "../../domain/rates";
import { gapOf, type Return } from "../../domain/returns";
import type { Figures } from "../../reports/vendorFigures";
import type { VendorReport } from "../../reports/vendorReport";
import { Figure, FigureRow } from "../Figure";
import { Section } from "../layout/Section";
import { ProjectedValue, ReturnValue } from "./ReturnValue";

interface ReturnsSectionProps {
  figures: Figures;
  curve: VendorReport["curve"];
  currency: string;
  money: MoneyBasis;
  horizonDays: number;
}

export function ReturnsSection({ figures, curve, currency, money, horizonDays }: ReturnsSectionProps) {
  const { realised, contracted, projected, usualMargin, termless } = figures;
  const profit = (back: Return, verb: string) => {
    const gap = gapOf(back);
    return `${formatMoney(back.profitMinor, currency, { whole: true })} gross profit ${verb}${gap ? `; ${gap}` : ""}`;
  };
  const marked = [
    ...(termless > 0
      ? [
          `${formatCount(termless)} ${termless === 1 ? "has" : "have"} no term of ${termless === 1 ? "its" : "their"} own`,
        ]
      : []),
    ...(usualMargin > 0
      ? [`${formatCount(usualMargin)} ${usualMargin === 1 ? "has" : "have"} the organization’s usual margin`]
      : []),
  ];
  return (
    <Section
      title="What comes back"
      note={`Return on the net spend. ${basisSentence(money)}${marked.length > 0 ? ` Of the won deals, ${marked.join(", ")}.` : ""}`}
    >
      <FigureRow>
        <Figure
          label="ROI realised"
          value={<ReturnValue back={realised} currency={currency} />}
          note={profit(realised, "received to date")}
          how="(gross profit received to date − net spend) ÷ net spend. Received: margin × (one-off + MRR × full months since the win, at most the term)."
        />
        <Figure
          label="ROI contracted"
          value={<ReturnValue back={contracted} currency={currency} />}
          note={profit(contracted, "signed")}
          how={`(gross profit of won contracts − net spend) ÷ net spend. Gross profit: ${profitFormula(money)}.`}
        />
        <Figure
          label="ROI projected"
          value={<ProjectedValue back={projected} bare />}
          note={
            projected.why
              ? `Unknown: ${projected.why}`
              : `${tightPercentRange(projected)}; ${projected.wins ? `${projected.wins.value.toFixed(1)} (${projected.wins.low.toFixed(1)}–${projected.wins.high.toFixed(1)})` : "—"} more wins expected of ${formatCount(projected.leads)} open leads`
          }
          how={`Contracted, plus open leads with a price × their chance to win by day ${formatCount(horizonDays)} × the usual gross profit of this vendor’s won deals. The chance comes from the Aalen–Johansen curve of all ${formatCount(curve.n)} leads of the vendor, with losses competing; the range is a 95 % interval by the delta method and holds what the curve, the leads’ luck and the deals’ sizes may do.`}
        />
      </FigureRow>
    </Section>
  );
}
