// Which deals is a lead linked to, how sure is that, why, by whom, and how is it changed?
import { Form, Link } from "@remix-run/react";
import { formatDay } from "../../domain/day";
import { decidedWords, shareWords } from "../../domain/matchWords";
import type { MatchPair } from "../../reports/matchesReport";
import { Day } from "../Day";
import { Button, type ButtonLook } from "../forms/Button";
import { Section } from "../layout/Section";
import { Money } from "../Money";
import { MatchReasons } from "./MatchReasons";

interface DealReceiptsProps {
  pairs: MatchPair[];
  leadId: number;
  /** The name this browser remembers. */
  me: string | null;
  /** Whether the page looks at today, so that something can be decided. */
  open: boolean;
}

export function DealReceipts({ pairs, leadId, me, open }: DealReceiptsProps) {
  return (
    <div id="deals" className="mt-8">
      <Section title="Deals" sheet>
        {pairs.length === 0 ? (
          <p className="text-soft">
            No deal is linked to this lead.{" "}
            <Link to={`/unmatched?side=leads&of=${leadId}`} className="text-link">
              Link one by hand
            </Link>
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {pairs.map((pair) => (
              <li key={pair.dealId} className="py-4 first:pt-0 last:pb-0">
                <Receipt {...{ pair, leadId, me, open }} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function Receipt({ pair, leadId, me, open }: { pair: MatchPair } & Omit<DealReceiptsProps, "pairs">) {
  const { deal, decision, dealId, decidedBy, decidedOn } = pair;
  return (
    <>
      <h3 className="font-medium">
        <bdi>{deal.name}</bdi>{" "}
        <span className="font-normal text-soft">
          {deal.status}, opened <Day on={deal.openedOn} />, worth{" "}
          <Money minor={deal.valueMinor} currency={deal.currency} reason="no amount" />
          {deal.externalId === null ? null : (
            <>
              , <bdi>{deal.externalId}</bdi>
            </>
          )}
        </span>
      </h3>
      <p className="mt-1 text-sm">
        {decidedWords(pair)}, {formatDay(decidedOn)}
        {decision === "linked" ? <>; {shareWords(pair)}</> : null}
      </p>
      <div className="mt-1 text-sm text-soft">
        How sure: <MatchReasons {...pair} />
      </div>
      {open ? (
        <Form
          method="post"
          action={`/leads/${leadId}`}
          preventScrollReset
          className="no-print mt-3 flex flex-wrap gap-2"
        >
          <input type="hidden" name="deal" value={dealId} />
          <input type="hidden" name="by" value={me ?? ""} />
          {decision === "linked" ? (
            <Does value="unlink">Unlink</Does>
          ) : (
            <Does value="relink">{decision === "queued" ? "Link" : "Relink"}</Does>
          )}
          {decision === "never" ? null : (
            <Does value="never" look="danger">
              Never these two
            </Does>
          )}
          {pair.company === null ? null : pair.company === "same" ? (
            <Does value="not-same-company" look="quiet">
              Not the same company
            </Does>
          ) : (
            <Does value="same-company" look="quiet">
              Same company
            </Does>
          )}
          {decidedBy === null ? null : (
            <Does value="forget" look="quiet">
              Leave it to the rules
            </Does>
          )}
        </Form>
      ) : null}
    </>
  );
}

function Does({
  value,
  look = "secondary",
  children,
}: {
  value: string;
  look?: ButtonLook;
  children: string;
}) {
  return (
    <Button name="do" value={value} look={look}>
      {children}
    </Button>
  );
}
