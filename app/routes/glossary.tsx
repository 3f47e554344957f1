// What do the figures and words of the screens mean?
import type { MetaFunction } from "@remix-run/node";
import { GlossaryList } from "../components/GlossaryList";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { glossary } from "../domain/metrics/registry";

export const meta: MetaFunction = () => [{ title: "Glossary – Placket" }];

export default function Glossary() {
  return (
    <>
      <PageHeader
        place="Glossary"
        title="What the figures and words mean"
        lead="A sale is closed button by button. Every figure on the other pages opens its formula, what it was computed of, of how many and as of when; here they stand together."
      />
      {glossary.map(({ title, keys }) => (
        <Section key={title} title={title} sheet>
          <GlossaryList keys={keys} />
        </Section>
      ))}
    </>
  );
}
