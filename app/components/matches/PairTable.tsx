// In what do a lead and a deal agree and differ, side by side?
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { PairVerdict } from "../../domain/pairFields";
import type { MatchPair } from "../../reports/matchesReport";
import { Day } from "../Day";
import { Money } from "../Money";

const marks: Record<PairVerdict, { sign: string; word: string; look: string }> = {
  same: { sign: "=", word: "same", look: "text-soft" },
  differs: { sign: "≠", word: "differs", look: "font-medium text-objection-ink" },
  "one side": { sign: "·", word: "one side only", look: "text-faint" },
};

/** Each field with a sign and a word that say how its sides stand to each other. */
export function PairTable({ pair }: { pair: MatchPair }) {
  const { deal, lead, fields, tooEarly, leadId } = pair;
  const dates: PairVerdict = tooEarly === null ? "one side" : tooEarly ? "differs" : "same";
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-sm">
      <caption className="sr-only">The lead and the deal, field by field</caption>
      <thead>
        <tr className="text-left text-xs text-faint">
          <td className="w-24 border-b border-line pb-2 sm:w-36" />
          <th scope="col" className="border-b border-line px-2 pb-2 font-medium">
            Bought lead
          </th>
          <th scope="col" className="border-b border-line px-2 pb-2 font-medium">
            Deal
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ label, lead, deal, verdict }) => (
          <Line
            key={label}
            label={label}
            verdict={verdict}
            lead={<Text text={lead} />}
            deal={<Text text={deal} />}
          />
        ))}
        <Line
          label="Dates"
          verdict={dates}
          word={
            tooEarly
              ? "opened before it was bought"
              : tooEarly === null
                ? "a date is unknown"
                : "bought before it opened"
          }
          lead={
            <>
              bought <Day on={lead.purchasedOn} />
            </>
          }
          deal={
            <>
              opened <Day on={deal.openedOn} />
            </>
          }
        />
        <Line
          label="Money"
          lead={
            <>
              cost <Money minor={lead.costMinor} currency={lead.currency} reason="no price" />
            </>
          }
          deal={
            <>
              worth <Money minor={deal.valueMinor} currency={deal.currency} reason="no amount" />
            </>
          }
        />
        <Line
          label="About"
          lead={
            <>
              <Link to={`/leads/${leadId}`} className="text-link">
                <bdi>{lead.name}</bdi>
              </Link>
              <bdi className="block text-soft">
                {lead.vendor}, {lead.list}
              </bdi>
            </>
          }
          deal={<Text text={aboutDeal(deal)} />}
        />
      </tbody>
    </table>
  );
}

/** "won, Closed Won, D-12, Maria"; a stage that only repeats the status is left out. */
function aboutDeal({ status, stage, externalId, owner }: MatchPair["deal"]): string {
  const own = stage?.toLowerCase() === status ? null : stage;
  return [status, own, externalId, owner].filter(Boolean).join(", ");
}

interface LineProps {
  label: string;
  verdict?: PairVerdict;
  word?: string;
  lead: ReactNode;
  deal: ReactNode;
}

function Line({ label, verdict, word, lead, deal }: LineProps) {
  const mark = verdict && marks[verdict];
  const cell = `border-b border-line px-2 py-2 align-top break-words ${verdict === "differs" ? "bg-objection-wash" : ""}`;
  return (
    <tr>
      <th scope="row" className="border-b border-line py-2 pr-2 text-left align-top font-normal text-soft">
        {label}
        {mark ? (
          <span className={`block text-xs ${mark.look}`}>
            <span aria-hidden="true">{mark.sign} </span>
            {word ?? mark.word}
          </span>
        ) : null}
      </th>
      <td className={cell}>{lead}</td>
      <td className={cell}>{deal}</td>
    </tr>
  );
}

function Text({ text }: { text: string | null }) {
  return text === null || text === "" ? <span className="text-faint">not given</span> : <bdi>{text}</bdi>;
}
