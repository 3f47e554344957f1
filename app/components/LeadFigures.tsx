// What did a lead cost, in which bucket is that money, and when was it bought?
import type { LeadStanding } from "../reports/leadsReport";
import { Day } from "./Day";
import { Figure, FigureRow } from "./Figure";
import { Money } from "./Money";

export function LeadFigures({ standing }: { standing: LeadStanding }) {
  const { currency, creditedMinor, costMinor, bucket, bucketStep, purchasedOn, vendor, list } = standing;
  return (
    <FigureRow>
      <Figure
        label="Cost"
        means="leadCost"
        inputs={{ credits: creditedMinor }}
        currency={currency}
        value={<Money minor={costMinor} currency={currency} reason="no charge names this lead or its list" />}
        note={
          creditedMinor > 0 ? (
            <>
              of which <Money minor={creditedMinor} currency={currency} /> came back
            </>
          ) : undefined
        }
      />
      <Figure
        label="Its money is in"
        means={`bucket ${bucket}`}
        value={<span className="text-lg">{bucket}</span>}
        note={bucketStep ?? undefined}
      />
      <Figure
        label="Bought"
        means="bought"
        value={
          <span className="text-lg">
            <Day on={purchasedOn} />
          </span>
        }
        note={
          <>
            <bdi>{vendor.name}</bdi>, <bdi>{list.name}</bdi>
          </>
        }
      />
    </FigureRow>
  );
}
