// When was it: now, earlier, or as it was recorded?
import { Field } from "../forms/Field";
import { Choice, Choices } from "./Choice";
import type { FormValues } from "./formValues";

interface WhenFieldsProps {
  values: FormValues;
  errors: Record<string, string>;
  /** Moment of the tap, so that a second try is the same signal. */
  instant: string;
  today: string;
  timeZone: string;
  /** "12 Jan 2026 14:05", where the signal has a time already. */
  recorded?: string | undefined;
}

/** The day and time count where “earlier” is chosen; typing into them with scripts chooses it. */
export function WhenFields({ values, errors, instant, today, timeZone, recorded }: WhenFieldsProps) {
  const chosen = values.one("when") || (recorded ? "kept" : "now");
  const wrong = errors.day ?? errors.time ?? errors.when;
  return (
    <>
      <input type="hidden" name="instant" value={values.one("instant") || instant} />
      <Choices legend="When" error={errors.when}>
        {recorded ? (
          <Choice type="radio" name="when" value="kept" defaultChecked={chosen === "kept"}>
            As it is: {recorded}
          </Choice>
        ) : (
          <Choice type="radio" name="when" value="now" defaultChecked={chosen === "now"}>
            Now
          </Choice>
        )}
        <Choice type="radio" name="when" value="earlier" defaultChecked={chosen === "earlier"}>
          Earlier
        </Choice>
      </Choices>
      <details className="fold" open={chosen === "earlier" || wrong !== undefined}>
        <summary className="tap text-sm text-soft">Day and time, for “earlier”</summary>
        <div className="mt-2 grid grid-cols-2 gap-3">
          <Field
            label="Day"
            name="day"
            type="date"
            max={today}
            defaultValue={values.one("day")}
            error={errors.day}
            onInput={chooseEarlier}
          />
          <Field
            label="Time"
            name="time"
            type="time"
            defaultValue={values.one("time")}
            hint={`In ${timeZone}`}
            error={errors.time}
            onInput={chooseEarlier}
          />
        </div>
      </details>
    </>
  );
}

function chooseEarlier({ currentTarget: { form } }: { currentTarget: HTMLInputElement }) {
  const when = form?.elements.namedItem("when");
  if (when instanceof RadioNodeList) when.value = "earlier";
}
