// How does every chart look in every state?
import { ChartFrame } from "../charts/ChartFrame";
import { StallChart } from "../charts/StallChart";
import { TrendChart } from "../charts/TrendChart";
import { VendorChart } from "../charts/VendorChart";
import { Section } from "../layout/Section";
import {
  hugeStallRows,
  stallRows,
  stallUnrecorded,
  trendRows,
  undatedTrendRow,
  vendorRows,
} from "./chartData";

const leadsHref = (...parts: (string | number | null)[]) => `/leads?q=${parts.join("+")}`;

export function StallSpecimens() {
  return (
    <Section title="Stall chart">
      <div className="space-y-5">
        <StallChart
          title="Most of the stranded money lies at Pain agreed: $19,864 in 229 leads"
          note="Each bar holds the leads that buttoned the step and those that sit at it."
          rows={stallRows}
          currency="USD"
          notRecorded={stallUnrecorded}
          highlightStepId={4}
          hrefFor={leadsHref}
          footnote="1,204 leads, 1,173 with a price. As of 23 Nov 2026."
        />
        <StallChart
          title="One step, long names and huge numbers stay inside their room"
          rows={hugeStallRows}
          currency="JPY"
        />
        <StallChart title="One row" rows={stallRows.slice(3, 4)} currency="EUR" />
      </div>
    </Section>
  );
}

export function VendorSpecimens() {
  return (
    <Section title="Vendor chart">
      <div className="space-y-5">
        <VendorChart
          title="Set & Held Co. closes more than Cold Call Kings; the others cannot be told apart yet"
          note="Won within 180 days, of leads at least that old. The line is the range it lies in, 95 % sure."
          rows={vendorRows}
          currency="USD"
          hrefFor={leadsHref}
          footnote="As of 23 Nov 2026."
        />
        <VendorChart title="One vendor, nothing known" rows={vendorRows.slice(4)} currency="USD" />
      </div>
    </Section>
  );
}

export function TrendSpecimens() {
  return (
    <Section title="Trend chart">
      <div className="space-y-5">
        <TrendChart
          title="Since March each month leaves a third of its leads stalled"
          rows={[...trendRows, undatedTrendRow]}
          currency="USD"
          hrefFor={leadsHref}
          footnote="By month of purchase, as of 23 Nov 2026. 12 leads have no date and stand in the table."
        />
        <TrendChart title="One month" rows={trendRows.slice(0, 1)} currency="USD" />
      </div>
    </Section>
  );
}

export function FrameSpecimens() {
  const table = <p className="text-sm text-soft">The table stands here.</p>;
  return (
    <Section title="Chart frame without a chart">
      <div className="grid gap-5 sm:grid-cols-2">
        <ChartFrame title="Loading" height={180} table={table} state={{ kind: "loading" }}>
          {null}
        </ChartFrame>
        <ChartFrame
          title="No list has been imported yet"
          height={180}
          table={table}
          state={{
            kind: "empty",
            teach: "Import a list of leads and its deals: this chart then shows where they stall.",
          }}
        >
          {null}
        </ChartFrame>
        <ChartFrame
          title="Too early to compare vendors"
          height={180}
          table={table}
          state={{ kind: "tooFew", teach: "7 leads are old enough to judge. About 60 a vendor are needed." }}
        >
          {null}
        </ChartFrame>
        <ChartFrame
          title="The report failed"
          height={180}
          table={table}
          state={{ kind: "error", retryHref: "/gallery" }}
        >
          {null}
        </ChartFrame>
      </div>
    </Section>
  );
}
