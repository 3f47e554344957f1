// With what is the next dollar reckoned: what was found, and what one may type in its place?
import { formatMoney } from "../../domain/money";
import { basisSentence } from "../../domain/moneySettings";
import type { NextDollarFilters } from "../../domain/nextDollarFilters";
import { formatCount } from "../../domain/rates";
import type { NextDollarReport } from "../../reports/nextDollarReport";
import { Button } from "./Button";
import { Field } from "./Field";

interface NextDollarInputsProps {
  report: Pick<NextDollarReport, "currency" | "money" | "filters" | "profitFrom" | "profitMinor">;
  asked: NextDollarFilters;
}

/** A plain GET form that keeps the page's filters. */
export function NextDollarInputs({ report, asked }: NextDollarInputsProps) {
  const { currency, filters, profitFrom, profitMinor } = report;
  const { points, profit, minutes, hour } = asked;
  const found = profitFrom === "typed" || profitMinor === null ? null : profitFrom;
  const from =
    profitFrom === "typed"
      ? "Typed. Left empty: the mean of won deals."
      : found === null
        ? "Left empty: unknown, for no won deal here has a value and a margin."
        : `Left empty: ${formatMoney(profitMinor, currency)}, the mean of the ${formatCount(found.known)} won ${found.known === 1 ? "deal" : "deals"} of which it is known, out of ${formatCount(found.deals)} from leads with a price. ${basisSentence(report.money)}`;
  return (
    <form
      method="get"
      action="/next-dollar"
      key={JSON.stringify(asked)}
      className="no-print mb-6 grid items-start gap-3 rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5 md:grid-cols-[1fr_2fr_1fr_1fr_auto]"
    >
      {Object.entries({
        vendor: filters.vendor,
        list: filters.list,
        from: filters.from,
        to: filters.to,
        "as-of": filters.asOf,
      }).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Field
        label="Points added to a step"
        name="points"
        inputMode="decimal"
        placeholder="10"
        defaultValue={points}
      />
      <Field
        label={`Gross profit of a win, ${currency}`}
        hint={from}
        name="profit"
        inputMode="decimal"
        defaultValue={profit}
      />
      <Field label="Minutes to circle back" name="minutes" inputMode="decimal" defaultValue={minutes} />
      <Field label={`Cost of an hour, ${currency}`} name="hour" inputMode="decimal" defaultValue={hour} />
      <div className="md:pt-6">
        <Button look="secondary">Reckon</Button>
      </div>
    </form>
  );
}
