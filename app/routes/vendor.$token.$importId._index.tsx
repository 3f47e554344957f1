// A list that a vendor sent: what a check of it found, then what became of its rows.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "../components/forms/Button";
import { JobBar } from "../components/imports/JobBar";
import { VendorOutcome } from "../components/imports/VendorOutcome";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { adviceToVendor } from "../domain/adviceOnPage";
import { formatCount } from "../domain/rates";
import { rowsOfFile, takenIn } from "../domain/rowsOfFile";
import { safeRedirect } from "../server/safeRedirect";
import { takeVendorList, type VendorUpload, vendorUpload } from "../server/vendorUpload";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.file : "A list"} – Placket` },
  { name: "robots", content: "noindex" },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return vendorUpload(context, params);
}

export async function action({ params, context }: ActionFunctionArgs) {
  return safeRedirect(await takeVendorList(context, params));
}

export default function SentList() {
  const sent = useLoaderData<typeof loader>();
  const { vendor, token, importId, phase, trouble, job, counts } = sent;
  const page = `/vendor/${token}`;
  return (
    <>
      <PageHeader place={<bdi>{vendor}</bdi>} title={<bdi>{titleOf(sent)}</bdi>} />
      {phase === "checking" || phase === "under way" ? (
        <Section title={phase === "checking" ? "Checking every row" : "Under way"} sheet>
          <JobBar
            {...(job ?? {
              ...{ work: "import", phase: "waiting", rows: 0, of: 0 },
              ...{ rowsPerSecond: null, secondsLeft: null },
            })}
          />
        </Section>
      ) : null}
      {trouble ? <Notice tone="error" title={adviceToVendor(trouble)} /> : null}
      {counts ? (
        <VendorOutcome
          {...sent}
          counts={counts}
          download={phase === "done" ? `${page}/${importId}/refused.csv` : undefined}
        />
      ) : null}
      <div className="mt-8 flex flex-wrap gap-3">
        {phase === "checked" && counts && counts.accepted > 0 ? (
          <Form method="post" action={`${page}/${importId}?index`}>
            <Button>Send {formatCount(counts.accepted)} accepted</Button>
          </Form>
        ) : null}
        {phase === "checking" || phase === "under way" ? null : (
          <ButtonLink to={page}>
            {phase === "done" ? "Send another list" : "Send another file instead"}
          </ButtonLink>
        )}
      </div>
    </>
  );
}

function titleOf({ phase, file, counts }: Pick<VendorUpload, "phase" | "file" | "counts">): string {
  const of = counts && { part: counts.accepted, rows: counts.rows, file };
  if (phase === "done") return of ? takenIn(of) : `${file} was taken in`;
  if (phase === "checked") return `${of ? rowsOfFile(of) : file} would be accepted. Nothing is sent yet`;
  if (phase === "failed") return `${file} was not taken in`;
  if (phase === "gone") return `${file} is no longer here`;
  return phase === "checking" ? `${file} is being checked` : `${file} is being taken in`;
}
