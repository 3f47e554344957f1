// From where on does matching link or ask, and how right was that so far?
import { Form } from "@remix-run/react";
import { percentText } from "../../domain/matchesQuery";
import type { MatchesReport, ThresholdReport } from "../../reports/matchesReport";
import { Button } from "../forms/Button";
import { Field } from "../forms/Field";
import { Section } from "../layout/Section";
import { RateWithInterval } from "../RateWithInterval";

interface ThresholdFormProps {
  report: Pick<MatchesReport, "link" | "queue">;
  action: string;
  errors: Record<string, string>;
  /** What was typed, where it was refused. */
  typed: Record<string, string>;
}

export function ThresholdForm({ report: { link, queue }, action, errors, typed }: ThresholdFormProps) {
  return (
    <Section
      title="How sure is sure enough"
      note="Precision: of the reviewed pairs at least this likely, those that people linked. Recall: of all reviewed pairs that people linked, those at least this likely. Pairs nobody reviewed are in neither."
      sheet
    >
      <Form
        method="post"
        action={action}
        key={`${link.at} ${queue.at}`}
        className="grid gap-5 sm:grid-cols-2"
      >
        <div>
          <Field
            label="Link by itself from, in %"
            name="link-at"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={typed["link-at"] ?? percentText(link.at)}
            error={errors["link-at"]}
          />
          <Measured report={link} />
        </div>
        <div>
          <Field
            label="Ask from, in %"
            name="queue-at"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={typed["queue-at"] ?? percentText(queue.at)}
            error={errors["queue-at"]}
          />
          <Measured report={queue} />
        </div>
        <div className="sm:col-span-2">
          <Button name="do" value="thresholds" look="secondary" className="min-h-11">
            Save
          </Button>
          <p className="mt-2 text-sm text-faint">
            The next run of matching goes by it. What is linked or waits already stays as it is.
          </p>
        </div>
      </Form>
    </Section>
  );
}

function Measured({ report: { precision, recall } }: { report: ThresholdReport }) {
  return (
    <dl className="mt-2 grid grid-cols-[5rem_1fr] gap-y-1 text-sm">
      <dt className="text-faint">Precision</dt>
      <dd>
        <RateWithInterval rate={precision} reason="no such pair was reviewed" />
      </dd>
      <dt className="text-faint">Recall</dt>
      <dd>
        <RateWithInterval rate={recall} reason="no reviewed pair was linked" />
      </dd>
    </dl>
  );
}
