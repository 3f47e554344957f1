// Vendors' upload pages: one link for each vendor, made and revoked.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { listVendorLinks } from "../../db/queries/vendorLinks";
import { listVendorNames } from "../../db/queries/vendors";
import { Button } from "../components/forms/Button";
import { Field } from "../components/forms/Field";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { safeRedirect } from "../server/safeRedirect";
import { changeVendorLinks } from "../server/vendorLinksPage";

export const meta: MetaFunction = () => [{ title: "Vendors’ upload pages – Placket" }];

export async function loader({ request, context: { db, organizationId } }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  return readOrganization(db, organizationId, async (db) => ({
    vendors: (await listVendorNames(db)).map(({ name }) => name),
    links: (await listVendorLinks(db)).map(({ vendor_link_id, vendor, token }) => ({
      ...{ id: vendor_link_id, vendor, url: `${origin}/vendor/${token}` },
    })),
  }));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const trouble = await changeVendorLinks(context, await request.formData());
  return trouble === undefined ? safeRedirect("/imports/vendors") : { trouble };
}

export default function VendorLinks() {
  const { vendors, links } = useLoaderData<typeof loader>();
  const trouble = useActionData<typeof action>()?.trouble;
  return (
    <>
      <PageHeader
        place={
          <Link to="/imports" className="hover:underline">
            Imports
          </Link>
        }
        title="A vendor can send its lists itself"
        lead="Its page shows what was accepted, duplicate or refused, and nothing else of yours. Whoever has the link can send lists in the vendor’s name, so hand it to the vendor alone."
      />
      <Section title="Make a link" sheet>
        <Form
          method="post"
          className="grid items-end gap-3 sm:grid-cols-[minmax(0,24rem)_auto]"
          key={links.length}
        >
          <Field label="Vendor" name="vendor" list="vendors" autoComplete="off" error={trouble} required />
          <datalist id="vendors">
            {vendors.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Button className="justify-self-start">Make its link</Button>
        </Form>
      </Section>
      <Section title="Links in force" sheet={links.length > 0}>
        {links.length === 0 ? (
          <EmptyState title="No vendor has a link">
            <p>Make one, send it to the vendor, and revoke it here whenever you like.</p>
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {links.map(({ id, vendor, url }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
                <div className="min-w-0">
                  <p className="font-medium">
                    <bdi>{vendor}</bdi>
                  </p>
                  <a href={url} className="text-link text-sm break-all">
                    {url}
                  </a>
                </div>
                <Form method="post">
                  <input type="hidden" name="link" value={id} />
                  <Button look="danger" name="do" value="revoke" aria-label={`Revoke the link of ${vendor}`}>
                    Revoke
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
