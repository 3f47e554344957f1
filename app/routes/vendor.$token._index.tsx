// A vendor's upload page: the vendor is fixed, nothing else of the organization is shown.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VendorUploadForm } from "../components/imports/VendorUploadForm";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { foundVendorLink } from "../server/vendorDoor";

export const meta: MetaFunction = () => [
  { title: "Send a list – Placket" },
  { name: "robots", content: "noindex" },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { vendor, token } = await foundVendorLink(context, params);
  const { refusedUpload } = context;
  return { vendor, token, list: refusedUpload?.texts.list, refused: refusedUpload?.sentence };
}

/** A file goes by the server's own reader of uploads before it comes here; what comes here was refused there. */
export async function action({ params, context }: ActionFunctionArgs) {
  await foundVendorLink(context, params);
  return data(null, { status: context.refusedUpload?.status ?? 400 });
}

export default function VendorUploadPage() {
  const { vendor, token, list, refused } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        place={<bdi>{vendor}</bdi>}
        title={refused ? "The file was not taken" : "Send a list"}
        lead="Every row is checked first. You see what is accepted, duplicate or refused before anything is sent on."
      />
      <Section title="The list" sheet>
        <VendorUploadForm token={token} list={list} {...(refused ? { error: refused } : {})} />
      </Section>
    </>
  );
}
