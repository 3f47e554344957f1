// How are all pairs linked at once that matching is sure enough of?
import { Form, Link } from "@remix-run/react";
import { percentText } from "../../domain/matchesQuery";
import { formatProbability } from "../../domain/matchWords";
import { formatCount } from "../../domain/rates";
import type { MatchesReport, MatchPair } from "../../reports/matchesReport";
import { type Column, DataTable } from "../DataTable";
import { Button, ButtonLink } from "../forms/Button";
import { Field } from "../forms/Field";
import { Section } from "../layout/Section";
import { Money } from "../Money";

interface BulkAcceptProps {
  report: Pick<MatchesReport, "bulk" | "query" | "link">;
  me: string | null;
  error: string | undefined;
  hrefFor: (query: MatchesReport["query"]) => string;
}

const columns: Column<MatchPair>[] = [
  { key: "deal", label: "Deal", means: "deal", names: true, cell: ({ deal }) => <bdi>{deal.name}</bdi> },
  {
    ...{ key: "lead", label: "Bought lead", means: "lead" },
    cell: ({ lead, leadId }) => (
      <Link to={`/leads/${leadId}`} className="quiet-link tap inline-flex items-center">
        <bdi>{lead.name}</bdi>
      </Link>
    ),
  },
  {
    key: "sure",
    label: "How likely",
    means: "likely",
    align: "end",
    cell: ({ probability }) => formatProbability(probability),
  },
  {
    ...{ key: "worth", label: "Deal worth", means: "dealValue", align: "end" },
    cell: ({ deal }) => <Money minor={deal.valueMinor} currency={deal.currency} reason="no amount" />,
  },
];

/** First asks from where on, then shows how many and which, then links them. */
export function BulkAccept({ report: { bulk, query, link }, me, error, hrefFor }: BulkAcceptProps) {
  const { above, ...rest } = query;
  return (
    <Section
      title="Link many at once"
      note="Say from how likely on. You see how many pairs that is, and which, before any is linked."
      sheet
    >
      <form method="get" action="/matches" className="no-print flex flex-wrap items-end gap-3">
        {rest.shown ? <input type="hidden" name="shown" value="1" /> : null}
        {rest.keysOff ? <input type="hidden" name="keys" value="off" /> : null}
        <Field
          label="At least this likely, in %"
          name="above"
          inputMode="decimal"
          autoComplete="off"
          required
          defaultValue={percentText(above ?? link.at)}
        />
        <Button look="secondary">Count them</Button>
      </form>
      {error ? (
        <p role="alert" className="mt-3 text-objection-ink">
          {error}
        </p>
      ) : null}
      {bulk ? (
        <div className="mt-5">
          <p className="mb-3 font-medium">
            {formatCount(bulk.count)} {bulk.count === 1 ? "pair waits" : "pairs wait"} at{" "}
            {percentText(bulk.above)} % or more
            {bulk.count > bulk.pairs.length ? `; the first ${bulk.pairs.length} are these` : ""}
          </p>
          {bulk.count > 0 ? (
            <>
              <DataTable
                caption="Pairs that would be linked"
                columns={columns}
                rows={bulk.pairs}
                rowKey={({ dealId, leadId }) => `${dealId} ${leadId}`}
                stacked
              />
              <Form method="post" action={hrefFor(query)} className="no-print mt-4 flex flex-wrap gap-3">
                <input type="hidden" name="count" value={bulk.count} />
                <input type="hidden" name="by" value={me ?? ""} />
                <Button name="do" value="bulk" className="min-h-11">
                  Link {bulk.count === 1 ? "this pair" : `all ${formatCount(bulk.count)} pairs`}
                </Button>
                <ButtonLink to={hrefFor(rest)}>Leave it</ButtonLink>
              </Form>
            </>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}
