// What was decided last, how likely had it been, and how is it undone?
import { Form, Link } from "@remix-run/react";
import type { MatchesQuery } from "../../domain/matchesQuery";
import type { MatchPair } from "../../reports/matchesReport";
import { Button } from "../forms/Button";
import { Notice } from "../layout/Notice";
import { MatchReasons } from "./MatchReasons";

interface LastDecisionProps {
  pair: MatchPair;
  query: MatchesQuery;
  hrefFor: (query: MatchesQuery) => string;
}

export function LastDecision({ pair, query, hrefFor }: LastDecisionProps) {
  const { deal, lead, decision, leadId } = pair;
  return (
    <div className="mb-6">
      <Notice
        tone="done"
        title={
          <>
            {decision === "linked" ? "Linked" : "Never these two"}: <bdi>{deal.name}</bdi> and{" "}
            <Link to={`/leads/${leadId}#deals`} className="text-link">
              <bdi>{lead.name}</bdi>
            </Link>
          </>
        }
        actions={
          <Form method="post" action={hrefFor(query)}>
            <Button
              look="secondary"
              name="do"
              value="undo"
              className="min-h-11"
              {...(query.keysOff ? {} : { "aria-keyshortcuts": "u", "data-key": "u" })}
            >
              Undo
            </Button>
          </Form>
        }
      >
        Matching had said: <MatchReasons {...pair} />.
      </Notice>
    </div>
  );
}
