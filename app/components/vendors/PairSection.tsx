// Does one vendor's leads close more than another's, and how would one know?
import { encodeFilters, type Filters } from "../../domain/filters";
import { formatCount } from "../../domain/rates";
import { type Pair, pairSentence } from "../../domain/vendorRanking";
import { Button } from "../forms/Button";
import { SelectField } from "../forms/Field";
import { Section } from "../layout/Section";

interface PairSectionProps {
  pair: Pair;
  vendors: { vendorId: number; vendor: string; closeRate: { hits: number; n: number } }[];
  filters: Filters;
  sort?: string;
}

/** A plain GET form. */
export function PairSection({ pair, vendors, filters, sort }: PairSectionProps) {
  const kept = [...new URLSearchParams(encodeFilters(filters)), ...(sort ? [["sort", sort]] : [])];
  const of = (id: number) => vendors.find(({ vendorId }) => vendorId === id)?.closeRate;
  const said = ({ vendorId, vendor }: Pair["a"]) =>
    `${vendor}: ${formatCount(of(vendorId)?.hits ?? 0)} of ${formatCount(of(vendorId)?.n ?? 0)} leads won in time`;
  const options = vendors.map(({ vendorId, vendor }) => (
    <option key={vendorId} value={vendorId}>
      {vendor}
    </option>
  ));
  return (
    <Section
      title="Two vendors held against each other"
      note="By close rate. One is called better only where the 95 % intervals are apart."
      sheet
    >
      <p className="text-lg font-semibold tracking-tight" id="pair">
        {pairSentence(pair)}.
      </p>
      <p className="mt-1 text-soft">
        {said(pair.a)}; {said(pair.b)}.
      </p>
      <form
        key={`${pair.a.vendorId} ${pair.b.vendorId}`}
        method="get"
        action="/vendors"
        className="no-print mt-4 grid grid-cols-2 items-end gap-3 md:grid-cols-[1fr_1fr_auto]"
      >
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SelectField label="One vendor" name="a" defaultValue={pair.a.vendorId}>
          {options}
        </SelectField>
        <SelectField label="The other" name="b" defaultValue={pair.b.vendorId}>
          {options}
        </SelectField>
        <Button look="secondary">Compare</Button>
      </form>
    </Section>
  );
}
