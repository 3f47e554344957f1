// Who is one company with this lead, who said so, and how is that changed?
import { Form, Link } from "@remix-run/react";
import { companyDecisionWords } from "../../domain/companyWords";
import { formatDay } from "../../domain/day";
import { formatCount } from "../../domain/rates";
import type { LeadCompany } from "../../reports/leadReport";
import { Day } from "../Day";
import { Button, ButtonLink } from "../forms/Button";
import { Field } from "../forms/Field";
import { Notice } from "../layout/Notice";
import { Section } from "../layout/Section";

interface CompanySectionProps {
  company: LeadCompany;
  leadId: number;
  /** The name this browser remembers. */
  me: string | null;
  /** Whether something can be decided: the page looks at today, and the lead names somebody. */
  open: boolean;
  /** What was searched as the same company. */
  same: string | undefined;
  /** Why the last decision was not carried out. */
  error: string | undefined;
}

export function CompanySection({ company, leadId, me, open, same, error }: CompanySectionProps) {
  const { members, total, decisions } = company;
  const act = { leadId, me };
  return (
    <div id="company" className="mt-8">
      <Section
        title="Company"
        note="The leads of one company share its deals, and one that was bought again inside the vendor’s window was paid for twice."
        sheet
      >
        {error ? (
          <div className="mb-4">
            <Notice tone="warn" title="Not done">
              {error}
            </Notice>
          </div>
        ) : null}
        {members.length === 0 ? (
          <p className="text-soft">No other lead or deal is of this company.</p>
        ) : (
          <Members {...act} {...{ members, open }} />
        )}
        {total > members.length ? (
          <p className="mt-2 text-sm text-soft">
            The first {formatCount(members.length)} of {formatCount(total)}.
          </p>
        ) : null}
        {decisions.length > 0 ? (
          <ul className="mt-4 grid gap-2 border-t border-line pt-4 text-sm">
            {decisions.map((decision) => (
              <li
                key={`${decision.what}-${decision.account_id}`}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2"
              >
                <span className="min-w-0 break-words">
                  {companyDecisionWords(decision)}
                  {decision.on === null ? null : `, ${formatDay(decision.on)}`}
                </span>
                {open ? (
                  <Act {...act} does="undo-company" fields={{ decision: decision.account_id }}>
                    Take it back
                  </Act>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {open ? <SameCompany {...act} found={company.found} same={same} /> : null}
      </Section>
    </div>
  );
}

function Members({ members, open, ...act }: Acting & Pick<LeadCompany, "members"> & { open: boolean }) {
  return (
    <ul className="grid gap-2 text-sm">
      {members.map(({ relation, id, name, about, on }) => (
        <li key={`${relation}-${id}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <span className="min-w-0 break-words">
            {relation === "lead" ? "Lead " : "Deal "}
            {relation === "lead" ? (
              <Link to={`/leads/${id}`} className="text-link">
                <bdi>{name}</bdi>
              </Link>
            ) : (
              <bdi className="font-medium">{name}</bdi>
            )}{" "}
            <span className="text-soft">
              <bdi>{about}</bdi>, {relation === "lead" ? "bought" : "opened"} <Day on={on} />
            </span>
          </span>
          {open ? (
            <Act {...act} does="not-same-company" fields={{ [relation]: id }} about={name}>
              Not the same company
            </Act>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function SameCompany({
  found,
  same,
  ...act
}: Acting & Pick<LeadCompany, "found"> & { same: string | undefined }) {
  const { leadId } = act;
  const rows = [
    ...(found?.leads ?? []).map((row) => ({ ...row, relation: "lead" as const })),
    ...(found?.deals ?? []).map((row) => ({ ...row, relation: "deal" as const })),
  ];
  return (
    <div className="no-print mt-4 border-t border-line pt-4">
      <form
        key={same ?? ""}
        method="get"
        action={`/leads/${leadId}#company`}
        className="flex flex-wrap items-end gap-3"
      >
        <Field
          label="Same company as: an id, company or e-mail"
          name="same"
          type="search"
          defaultValue={same}
          maxLength={200}
          required
        />
        <Button look="secondary">Search</Button>
        {found ? (
          <ButtonLink to={`/leads/${leadId}#company`} look="quiet">
            Leave it
          </ButtonLink>
        ) : null}
      </form>
      {found ? (
        <ul className="mt-3 grid gap-2 text-sm">
          {rows.length === 0 ? (
            <li className="text-soft">No other lead or deal has that in its id, company or e-mail.</li>
          ) : null}
          {rows.map(({ relation, id, name, about, on }) => (
            <li
              key={`${relation}-${id}`}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-2"
            >
              <span className="min-w-0 break-words">
                {relation === "lead" ? "Lead " : "Deal "}
                <bdi className="font-medium">{name}</bdi>{" "}
                <span className="text-soft">
                  <bdi>{about}</bdi>, {relation === "lead" ? "bought" : "opened"} <Day on={on} />
                </span>
              </span>
              <Act {...act} does="same-company" fields={{ [relation]: id }} about={name}>
                Same company
              </Act>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

interface Acting {
  leadId: number;
  me: string | null;
}

function Act({
  leadId,
  me,
  does,
  fields,
  about,
  children,
}: Acting & { does: string; fields: Record<string, number>; about?: string; children: string }) {
  return (
    <Form method="post" action={`/leads/${leadId}`} preventScrollReset className="no-print">
      <input type="hidden" name="by" value={me ?? ""} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button name="do" value={does} look="secondary" aria-label={about && `${children}: ${about}`}>
        {children}
      </Button>
    </Form>
  );
}
