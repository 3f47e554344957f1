// Which lead or deal is linked by hand to this one?
import { Form } from "@remix-run/react";
import type { UnmatchedQuery } from "../../domain/unmatchedQuery";
import { unmatchedPath } from "../../domain/unmatchedQuery";
import type { UnmatchedReport } from "../../reports/unmatchedReport";
import { Day } from "../Day";
import { Button, ButtonLink } from "../forms/Button";
import { Field } from "../forms/Field";

interface LinkByHandProps {
  query: UnmatchedQuery;
  found: UnmatchedReport["found"];
  me: string | null;
}

/** A search on the other side, and a button for each that was found. */
export function LinkByHand({ query, found, me }: LinkByHandProps) {
  const { of, q, ...rest } = query;
  const other = query.side === "leads" ? "deal" : "lead";
  return (
    <div id="by-hand" className="mt-3 rounded-md border border-edge bg-sunken p-3">
      <form method="get" action="/unmatched#by-hand" className="flex flex-wrap items-end gap-3">
        {Object.entries({
          side: rest.side,
          status: rest.status,
          "as-of": rest.asOf,
          page: rest.page,
          of,
        }).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Field
          label={other === "lead" ? "Lead: its id, company or e-mail" : "Deal: its id, company or e-mail"}
          name="q"
          type="search"
          defaultValue={q}
          maxLength={200}
          required
        />
        <Button look="secondary">Search</Button>
        <ButtonLink to={unmatchedPath(rest)} look="quiet">
          Leave it
        </ButtonLink>
      </form>
      {found ? (
        <ul className="mt-3 grid gap-2 text-sm">
          {found.length === 0 ? (
            <li className="text-soft">No {other} has that in its id, company or e-mail.</li>
          ) : null}
          {found.map(({ id, name, about, on }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-2"
            >
              <span className="min-w-0 break-words">
                <bdi className="font-medium">{name}</bdi>{" "}
                <span className="text-soft">
                  <bdi>{about}</bdi>, {other === "lead" ? "bought" : "opened"} <Day on={on} />
                </span>
              </span>
              <Form method="post" action={unmatchedPath(query)}>
                <input type="hidden" name="deal" value={other === "lead" ? of : id} />
                <input type="hidden" name="lead" value={other === "lead" ? id : of} />
                <input type="hidden" name="by" value={me ?? ""} />
                <Button name="do" value="link">
                  Link
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
