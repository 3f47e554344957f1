// A credit by hand: for which list or leads, how much, when and why; a new one, one to change or to delete.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { Button, ButtonLink } from "../components/forms/Button";
import { CreditFields } from "../components/forms/CreditFields";
import { MoneyDelete } from "../components/forms/MoneyDelete";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { creditFormReport } from "../reports/chargeFormReport";
import { freshToken } from "../server/circleBackAction";
import { postCredit } from "../server/creditAction";
import { notFound } from "../server/foundImport";
import { moneyIdOf, typedValues } from "../server/moneyPage";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction = () => [{ title: "Credit – Placket" }];

export async function loader({ request, params, context: { db, organizationId } }: LoaderFunctionArgs) {
  const creditId = moneyIdOf(params.creditId);
  const asked = new URL(request.url).searchParams;
  const report = await readOrganization(db, organizationId, (db) => creditFormReport(db, creditId, asked));
  if (!report) throw notFound();
  const deleting = asked.get("delete") === "1";
  return {
    report,
    path: `/credits/${creditId ?? "new"}`,
    isNew: creditId === null,
    deleting,
    key: freshToken(),
  };
}

/** A refused form comes back with the leads it named: they are sent along and drawn by their ids' boxes. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const outcome = await postCredit(context, { creditId: moneyIdOf(params.creditId), form });
  if (outcome === "missing") throw notFound();
  if ("to" in outcome) return safeRedirect(outcome.to);
  const asked = new URLSearchParams(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const { db, organizationId } = context;
  const report = await readOrganization(db, organizationId, (db) =>
    creditFormReport(db, moneyIdOf(params.creditId), asked),
  );
  return { errors: outcome.errors, typed: typedValues(form), named: report?.named ?? [] };
}

export default function Credit() {
  const { report, path, isNew, deleting, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const values = refused && refused.typed.do !== "delete" ? refused.typed : report.values;
  const named = refused && refused.typed.do !== "delete" ? refused.named : report.named;
  return (
    <>
      <PageHeader
        place={
          <Link to="/charges" className="hover:underline">
            Charges
          </Link>
        }
        title={isNew ? "A new credit" : "Change a credit"}
        lead="Money a vendor gave back comes off what its leads cost: off the leads it names, else off all of the list, by what each cost."
      />
      {refused?.errors.form ? (
        <div className="mb-6">
          <Notice tone="error" title="Nothing was saved">
            {refused.errors.form}
          </Notice>
        </div>
      ) : null}
      {deleting ? null : (
        <Form method="post" action={path} key={JSON.stringify([values, named, report.found])}>
          <input type="hidden" name="key" value={values.key ?? key} />
          <input type="hidden" name="version" value={values.version ?? "0"} />
          <CreditFields
            {...{ values, named, path }}
            found={refused ? [] : report.found}
            errors={refused?.errors ?? {}}
            lists={report.choices.lists}
            currency={report.currency}
          />
          <div className="mt-5 flex flex-wrap gap-3">
            <Button>{isNew ? "Enter it" : "Save"}</Button>
            <ButtonLink to="/charges">Leave it</ButtonLink>
          </div>
        </Form>
      )}
      {isNew ? null : (
        <MoneyDelete
          what="credit"
          {...{ path }}
          asked={deleting}
          version={report.values.version ?? ""}
          imported={report.importId !== null}
        />
      )}
    </>
  );
}
