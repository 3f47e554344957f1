// Are these two the same? The pair, and what can be said of it.
import { Form, Link } from "@remix-run/react";
import type { MatchesQuery } from "../../domain/matchesQuery";
import type { MatchPair } from "../../reports/matchesReport";
import { Button } from "../forms/Button";
import { Field } from "../forms/Field";
import { MatchReasons } from "./MatchReasons";
import { PairTable } from "./PairTable";

interface PairDecisionProps {
  pair: MatchPair;
  query: MatchesQuery;
  me: string | null;
  hrefFor: (query: MatchesQuery) => string;
}

export function PairDecision({ pair, query, me, hrefFor }: PairDecisionProps) {
  const { skip = 0, shown = false, keysOff = false, above: _, ...rest } = query;
  const here = { ...rest, skip, shown, keysOff };
  const hint = (key: string) =>
    keysOff ? null : <kbd className="ml-1 hidden text-xs opacity-80 lg:inline">{key}</kbd>;
  const short = (key: string) => (keysOff ? {} : { "aria-keyshortcuts": key, "data-key": key });
  return (
    <div className="rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
      <PairTable pair={pair} />
      <div className="mt-4 text-sm text-soft">
        {shown ? (
          <>
            <MatchReasons {...pair} />.{" "}
          </>
        ) : (
          "How likely matching thinks it is stays hidden until you decide, so that it does not lead you. "
        )}
        <Link to={hrefFor({ ...here, shown: !shown })} className="text-link tap inline-flex items-center">
          {shown ? "Hide it before deciding" : "Show it before deciding"}
        </Link>
      </div>
      <Form method="post" action={hrefFor(here)} className="no-print mt-4 grid gap-4">
        <input type="hidden" name="pair" value={`${pair.dealId}-${pair.leadId}`} />
        <div className="flex flex-wrap gap-3">
          <Button name="do" value="link" className="min-h-11" {...short("y")}>
            Yes, the same {hint("y")}
          </Button>
          <Button name="do" value="never" look="secondary" className="min-h-11" {...short("n")}>
            No, never these two {hint("n")}
          </Button>
          <Link
            to={hrefFor({ ...here, skip: skip + 1 })}
            className="inline-flex min-h-11 items-center rounded-md px-3.5 font-medium text-soft hover:bg-sunken hover:text-ink"
            {...short("s")}
          >
            Skip {hint("s")}
          </Link>
        </div>
        <div className="max-w-xs">
          <Field
            label="Your name"
            name="by"
            defaultValue={me ?? ""}
            key={me ?? ""}
            autoComplete="name"
            maxLength={80}
          />
        </div>
      </Form>
      <p className="mt-3 hidden text-sm text-faint lg:block">
        {keysOff ? "The keys y, n, s and u are off. " : "Keys: y yes, n no, s skip, u undo. "}
        <Link to={hrefFor({ ...here, keysOff: !keysOff })} className="text-link">
          {keysOff ? "Turn them on" : "Turn them off"}
        </Link>
      </p>
    </div>
  );
}
