// A charge by hand: whom it was paid to, for what, how much; a new one, one to change or to delete.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { Button, ButtonLink } from "../components/forms/Button";
import { ChargeFields } from "../components/forms/ChargeFields";
import { MoneyDelete } from "../components/forms/MoneyDelete";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { chargeFormReport } from "../reports/chargeFormReport";
import { postCharge } from "../server/chargeAction";
import { freshToken } from "../server/circleBackAction";
import { notFound } from "../server/foundImport";
import { moneyIdOf, typedValues } from "../server/moneyPage";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction = () => [{ title: "Charge – Placket" }];

export async function loader({ request, params, context: { db, organizationId } }: LoaderFunctionArgs) {
  const chargeId = moneyIdOf(params.chargeId);
  const report = await readOrganization(db, organizationId, (db) => chargeFormReport(db, chargeId));
  if (!report) throw notFound();
  const asked = new URL(request.url).searchParams.get("delete") === "1";
  return {
    report,
    path: `/charges/${chargeId ?? "new"}`,
    isNew: chargeId === null,
    asked,
    key: freshToken(),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const outcome = await postCharge(context, { chargeId: moneyIdOf(params.chargeId), form });
  if (outcome === "missing") throw notFound();
  return "to" in outcome ? safeRedirect(outcome.to) : { errors: outcome.errors, typed: typedValues(form) };
}

export default function Charge() {
  const { report, path, isNew, asked, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const deleting = refused?.typed.do === "delete";
  const values = refused && !deleting ? refused.typed : report.values;
  return (
    <>
      <PageHeader
        place={
          <Link to="/charges" className="hover:underline">
            Charges
          </Link>
        }
        title={isNew ? "A new charge" : "Change a charge"}
        lead={
          report.importId === null
            ? "Its leads carry it as soon as it is saved."
            : "It came with a file. Changed here it stays as it is here, also when the file is imported again."
        }
      />
      {refused?.errors.form ? (
        <div className="mb-6">
          <Notice tone="error" title="Nothing was saved">
            {refused.errors.form}
          </Notice>
        </div>
      ) : null}
      {asked || deleting ? null : (
        <Form method="post" action={path} key={JSON.stringify(values)}>
          <input type="hidden" name="key" value={values.key ?? key} />
          <input type="hidden" name="version" value={values.version ?? "0"} />
          <ChargeFields
            {...{ values, isNew }}
            errors={refused?.errors ?? {}}
            choices={report.choices}
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
          what="charge"
          {...{ path }}
          asked={asked}
          version={report.values.version ?? ""}
          imported={report.importId !== null}
        />
      )}
    </>
  );
}
