// What the organization has set for itself.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization, withOrganization } from "../../db/connection";
import { setMoneySettings } from "../../db/queries/moneySettings";
import { findOrganization, setSourceFileDays } from "../../db/queries/organization";
import { Button } from "../components/forms/Button";
import { Field } from "../components/forms/Field";
import { MoneySettingsForm } from "../components/forms/MoneySettingsForm";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { formatCount } from "../domain/rates";
import { sourceFileDaysOf } from "../domain/sourceFileDays";
import { typedValues } from "../server/moneyPage";
import { moneyFieldsOf, readMoneySettings } from "../server/moneySettingsForm";
import { safeRedirect } from "../server/safeRedirect";
import { draftHours, sweepOriginals } from "../server/sweepOriginals";

export const meta: MetaFunction = () => [{ title: "Settings – Placket" }];

export async function loader({ context: { db, organizationId } }: LoaderFunctionArgs) {
  const settings = await readOrganization(db, organizationId, findOrganization);
  if (!settings) throw new Error("settings: no such organization");
  const { currency, money } = settings;
  return { days: settings.sourceFileDays, draftHours, currency, money: moneyFieldsOf(money, currency) };
}

/** What is too old by the new number goes at once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("form") === "money") return saveMoney(context, form);
  const typed = String(form.get("source-file-days") ?? "");
  const days = sourceFileDaysOf(typed);
  if (typeof days === "string") return { typed, trouble: days };
  await withOrganization(context.db, context.organizationId, (db) => setSourceFileDays(db, days));
  await sweepOriginals(context, new Date());
  return safeRedirect("/settings");
}

async function saveMoney({ db, organizationId }: ActionFunctionArgs["context"], form: FormData) {
  return withOrganization(db, organizationId, async (db) => {
    const read = readMoneySettings(form, (await findOrganization(db))?.currency ?? "");
    if ("errors" in read) return { errors: read.errors, values: typedValues(form) };
    await setMoneySettings(db, read.money);
    return safeRedirect("/settings");
  });
}

export default function Settings() {
  const { days, draftHours, currency, money } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && "typed" in answer ? answer : undefined;
  const unread = answer && "errors" in answer ? answer : undefined;
  return (
    <>
      <PageHeader place="Settings" title="What your figures are reckoned with" />
      <Section title="Row of buttons" sheet>
        <p className="text-soft">
          <Link to="/settings/steps" className="text-link">
            Steps
          </Link>
          : add, rename, reorder and retire them, and see before what that does to today’s numbers.{" "}
          <Link to="/settings/issues" className="text-link">
            Issues and unspoken signals
          </Link>{" "}
          to pick from.
        </p>
      </Section>
      <Section title="Money" sheet>
        <MoneySettingsForm
          currency={currency}
          values={unread?.values ?? money}
          errors={unread?.errors ?? {}}
        />
      </Section>
      <Section title={keptFor(days)} sheet>
        <Form method="post" className="grid max-w-md gap-4" key={days}>
          <Field
            label="Days that originals are kept"
            name="source-file-days"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={refused?.typed ?? days}
            error={refused?.trouble}
            hint={`After that the file can no longer be downloaded; its rows and its history stay. 0 keeps none after the import. An upload that is never taken in is removed after ${draftHours} hours.`}
          />
          <div>
            <Button>Save days</Button>
          </div>
        </Form>
      </Section>
    </>
  );
}

function keptFor(days: number): string {
  if (days === 0) return "Originals of imports are not kept";
  return `Originals of imports are kept for ${formatCount(days)} ${days === 1 ? "day" : "days"}`;
}
