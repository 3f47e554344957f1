// What the organization has set for itself.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization, withOrganization } from "../../db/connection";
import { listHeldMoney, setCurrencyAndZone } from "../../db/queries/currencyAndZone";
import { setMoneySettings } from "../../db/queries/moneySettings";
import { findOrganization, setSourceFileDays } from "../../db/queries/organization";
import { Button } from "../components/forms/Button";
import { CurrencyAndZoneForm } from "../components/forms/CurrencyAndZoneForm";
import { Field } from "../components/forms/Field";
import { MoneySettingsForm } from "../components/forms/MoneySettingsForm";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { formatCount } from "../domain/rates";
import { sourceFileDaysOf } from "../domain/sourceFileDays";
import { fieldText } from "../server/chargeForm";
import { choicesBeside, ownCostRefusal, readCurrencyAndZone } from "../server/currencyAndZoneForm";
import { typedValues } from "../server/moneyPage";
import { moneyFieldsOf, readMoneySettings } from "../server/moneySettingsForm";
import { safeRedirect } from "../server/safeRedirect";
import { draftHours, sweepOriginals } from "../server/sweepOriginals";

export const meta: MetaFunction = () => [{ title: "Settings – Placket" }];

export async function loader({ context: { db, organizationId } }: LoaderFunctionArgs) {
  return readOrganization(db, organizationId, async (db) => {
    const settings = await findOrganization(db);
    if (!settings) throw new Error("settings: no such organization");
    const { currency, timeZone, money } = settings;
    return {
      ...{ days: settings.sourceFileDays, draftHours, currency, timeZone },
      money: moneyFieldsOf(money, currency),
      choices: choicesBeside(settings),
      held: await listHeldMoney(db),
    };
  });
}

/** What is too old by the new number goes at once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("form") === "money") return saveMoney(context, form);
  if (form.get("form") === "currency-and-zone") return saveCurrencyAndZone(context, form);
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

async function saveCurrencyAndZone({ db, organizationId }: ActionFunctionArgs["context"], form: FormData) {
  const sent = { currency: fieldText(form, "currency"), "time-zone": fieldText(form, "time-zone") };
  return withOrganization(db, organizationId, async (db) => {
    const set = await findOrganization(db);
    if (!set) throw new Error("settings: no such organization");
    const read = readCurrencyAndZone(sent, set);
    if ("errors" in read) return { notSet: { errors: read.errors, values: sent } };
    if (await setCurrencyAndZone(db, read.next)) return safeRedirect("/settings");
    return { notSet: { errors: { currency: ownCostRefusal(set.currency) }, values: sent } };
  });
}

export default function Settings() {
  const { days, draftHours, currency, timeZone, money, choices, held } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && "typed" in answer ? answer : undefined;
  const unread = answer && "errors" in answer ? answer : undefined;
  const notSet = answer && "notSet" in answer ? answer.notSet : undefined;
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
      <Section title="Currency and time zone" sheet>
        <CurrencyAndZoneForm
          {...{ choices, currency, held }}
          values={notSet?.values ?? { currency, "time-zone": timeZone }}
          errors={notSet?.errors ?? {}}
        />
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
