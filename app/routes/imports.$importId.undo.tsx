// Undo of an import: what it will do, then one button; one that is not there to be undone says on its own page how it stands.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { Button, ButtonLink } from "../components/forms/Button";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { countedKinds } from "../domain/countedKinds";
import { formatCount } from "../domain/rates";
import { Trouble } from "../domain/trouble";
import { undo } from "../intake/undo";
import { importReport } from "../reports/importReport";
import { foundImport, importIdOf, notFound } from "../server/foundImport";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction = () => [{ title: "Undo an import – Placket" }];

export async function loader({ params, context: { db, organizationId } }: LoaderFunctionArgs) {
  const importId = importIdOf(params);
  const report = await readOrganization(db, organizationId, (db) => importReport(db, { importId }));
  if (!report) throw notFound();
  const { file, status, made, changed } = report;
  if (status !== "done") throw safeRedirect(`/imports/${importId}`);
  return { importId, file, made, changed };
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { import_id: importId } = await foundImport(context, params);
  try {
    await undo(context.db, { organizationId: context.organizationId, importId });
    await context.jobs.matchAnew(context.organizationId);
  } catch (error) {
    if (error instanceof Trouble) return { trouble: error.message };
    throw error;
  }
  return safeRedirect(`/imports/${importId}`);
}

export default function Undo() {
  const { importId, file, made, changed } = useLoaderData<typeof loader>();
  const trouble = useActionData<typeof action>()?.trouble;
  const back = `/imports/${importId}`;
  const rows = countedKinds(made);
  return (
    <>
      <PageHeader
        place={
          <Link to={back} className="hover:underline">
            <bdi>{file}</bdi>
          </Link>
        }
        title={
          <>
            Take back all that <bdi>{file}</bdi> brought?
          </>
        }
      />
      {trouble ? <Notice tone="error" title={trouble} /> : null}
      <div className="max-w-[65ch] space-y-3 text-soft">
        <p>
          It made {rows || "nothing new"}
          {changed > 0
            ? ` and changed ${formatCount(changed)} rows that were here, whose former values come back`
            : ""}
          .
        </p>
        <p>
          What somebody has built on since (signals, deals, credits or decisions from elsewhere) stays as it
          is, and is named. Every number on the board follows at once. The file can be imported again.
        </p>
      </div>
      <Form method="post" className="mt-6 flex flex-wrap gap-3">
        <Button look="danger">Undo this import</Button>
        <ButtonLink to={back}>Leave it as it is</ButtonLink>
      </Form>
    </>
  );
}
