// Does the skeleton stand? The board replaces this page.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

export function loader({ context }: LoaderFunctionArgs) {
  return { organizationId: context.organizationId };
}

export default function Index() {
  const { organizationId } = useLoaderData<typeof loader>();
  return <h1>Organization {organizationId}</h1>;
}
