// What was charged, what came back, what is left, and how much of that is waste?
import type { WasteCell } from "../domain/drill";
import { noPrice, sumNote } from "../domain/otherCurrencies";
import { formatCount, formatPercent, ratio } from "../domain/rates";
import type { WasteReport } from "../reports/wasteReport";
import { Figure, FigureRow } from "./Figure";
import { Money } from "./Money";

interface WasteFiguresProps {
  report: WasteReport;
  hrefFor: (cell: WasteCell) => string;
}

export function WasteFigures({ report, hrefFor }: WasteFiguresProps) {
  const { currency, chargesMinor, creditsMinor, netSpendMinor, wasteMinor, wasteLeads } = report;
  const credited = report.sums.find(({ bucket }) => bucket === "credited")?.leads ?? 0;
  const unallocated = report.sums.find(({ bucket }) => bucket === "unallocated")?.minor ?? 0;
  const share = ratio(wasteMinor, netSpendMinor);
  const reason = noPrice(currency);
  return (
    <FigureRow>
      <Figure
        label="Charges"
        means="charges"
        n={report.pricedLeads}
        value={
          <Money minor={chargesMinor} currency={currency} whole reason={reason} href={hrefFor("leads")} />
        }
        note={sumNote(report, { unallocatedMinor: unallocated, currency })}
      />
      <Figure
        label="Credits"
        means="credits"
        value={
          <Money
            minor={creditsMinor}
            currency={currency}
            whole
            href={credited > 0 ? hrefFor({ bucket: "credited" }) : undefined}
          />
        }
        note={credited > 0 ? `for ${formatCount(credited)} leads` : undefined}
      />
      <Figure
        label="Net spend"
        means="netSpend"
        inputs={{ charges: chargesMinor, credits: creditsMinor }}
        currency={currency}
        value={<Money minor={netSpendMinor} currency={currency} whole reason={reason} />}
      />
      <Figure
        label="Waste"
        means="waste"
        inputs={{ netSpend: netSpendMinor, leads: wasteLeads }}
        currency={currency}
        tone="stalled"
        value={
          <Money
            minor={wasteMinor}
            currency={currency}
            whole
            reason={noPrice(currency, "wasted lead")}
            href={wasteLeads > 0 ? hrefFor("waste") : undefined}
          />
        }
        note={
          share === null
            ? undefined
            : `${formatPercent(share)} of the net spend, ${formatCount(wasteLeads)} leads`
        }
      />
    </FigureRow>
  );
}
