// The words one picks from when a buyer objects or shows something unspoken, and what to ask on an issue at any step.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { ChangeHistory } from "../components/steps/ChangeHistory";
import { PromptForms } from "../components/steps/PromptForms";
import { WordForms } from "../components/steps/WordForms";
import { issuesReport } from "../reports/issuesReport";
import { notFound } from "../server/foundImport";
import { changeWords } from "../server/issuesAction";
import { changePrompts } from "../server/promptsAction";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction = () => [{ title: "Issues and unspoken signals – Placket" }];

export async function loader({ context: { db, organizationId } }: LoaderFunctionArgs) {
  return readOrganization(db, organizationId, issuesReport);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const refused = form.has("list")
    ? { word: await changeWords(context, form), prompt: undefined }
    : { word: undefined, prompt: await changePrompts(context, form, { stepId: null }) };
  const { word, prompt } = refused;
  if (word === "gone" || prompt === "gone") throw notFound();
  return word || prompt ? { word, prompt } : safeRedirect("/settings/issues");
}

export default function Issues() {
  const { issues, cues, prompts, history } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        place={
          <Link to="/settings/steps" className="hover:underline">
            Steps
          </Link>
        }
        title="Issues and unspoken signals to pick from"
        lead="Whether a word is a sign of absence counts for signals recorded from now on; those recorded before stay what they were, and so do all numbers."
      />
      <WordForms
        list="issue"
        title="Issues"
        note="What an objection is about. Signals follow an issue to its new name; a retired one is no longer offered."
        words={issues}
        refused={refused?.word}
      />
      <WordForms
        list="cue"
        title="Unspoken signals"
        note="What a buyer shows without saying it. Signals keep the words they were recorded with."
        words={cues}
        refused={refused?.word}
      />
      <PromptForms
        title="What to ask or show on an issue, at any step"
        note="Your own come before those everybody starts with. Those for one step stand with the step."
        prompts={prompts}
        issues={issues.filter(({ retired }) => !retired).map(({ id, name }) => ({ id, name }))}
        mustNameIssue
        refused={refused?.prompt}
      />
      <Section title="What was changed">
        <ChangeHistory
          history={history}
          empty="Nothing yet. Each change is kept here, with who made it and what it was before."
        />
      </Section>
    </>
  );
}
