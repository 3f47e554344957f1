// Where a page's script posts what is recorded on a lead, and learns whether it is stored.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { leadIdOf, postLeadForm } from "../server/leadForm";
import { safeRedirect } from "../server/safeRedirect";

/** Whoever comes by hand is led to the lead. */
export function loader({ params }: LoaderFunctionArgs) {
  return safeRedirect(`/leads/${leadIdOf(params)}`);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const posted = await postLeadForm(context, leadIdOf(params), await request.formData());
  return Response.json(posted, { status: "errors" in posted ? 422 : 200 });
}
