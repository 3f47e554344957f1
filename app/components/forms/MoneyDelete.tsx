// Is a charge or credit to be deleted, and what becomes of its money then?
import { Form } from "@remix-run/react";
import { Section } from "../layout/Section";
import { Button, ButtonLink } from "./Button";
import { Field } from "./Field";

interface MoneyDeleteProps {
  what: "charge" | "credit";
  path: string;
  version: string;
  /** It came with a file. */
  imported: boolean;
  /** The question has been asked for. */
  asked: boolean;
}

/** First a link, then the question; both work without scripts. */
export function MoneyDelete({ what, path, version, imported, asked }: MoneyDeleteProps) {
  if (!asked)
    return (
      <div className="mt-8">
        <ButtonLink to={`${path}?delete=1`} look="danger">
          Delete this {what}…
        </ButtonLink>
      </div>
    );
  return (
    <Section title={`Delete this ${what}?`} sheet>
      <p className="mb-3 max-w-[70ch] text-soft">
        {what === "charge"
          ? "Its leads no longer carry it: each then costs what its other charges say, and where there are none its cost is unknown, not 0."
          : "The money counts as spent again, on the leads it had come off."}{" "}
        What stood here is kept under the charges as deleted, and can be taken back.
        {imported ? " It came with a file: importing that file again would bring it back too." : ""}
      </p>
      <Form method="post" action={path} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="version" value={version} />
        <div className="w-full max-w-xs">
          <Field
            label="Your name"
            name="by"
            autoComplete="name"
            maxLength={80}
            hint="It is kept with what stood here."
          />
        </div>
        <Button name="do" value="delete" look="danger">
          Delete it
        </Button>
        <ButtonLink to={path}>Keep it</ButtonLink>
      </Form>
    </Section>
  );
}
