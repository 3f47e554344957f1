// What is said of a signal: how it showed, what it is about, where, and who saw it?
import { channels, type MeetingOutcome, outcomes, type Polarity } from "../../domain/vocabulary";
import type { LeadReport, StepCard } from "../../reports/leadReport";
import { Field } from "../forms/Field";
import { Choice, Choices } from "./Choice";
import type { FormValues } from "./formValues";

interface SignalFieldsProps {
  card: StepCard;
  say: Polarity;
  outcome: MeetingOutcome | null;
  /** An issue that is not offered any more but that the signal has. */
  ownIssue?: { issueId: number; name: string } | undefined;
  /** One signal is edited: it has one issue. */
  editing: boolean;
  offered: LeadReport["offered"];
  values: FormValues;
  errors: Record<string, string>;
}

export function SignalFields(props: SignalFieldsProps) {
  const { card, say, outcome, editing, offered, values, errors } = props;
  const cues = offered.cues.filter(({ polarity }) => polarity === say);
  const meets = card.kind === "appointment_set" || card.kind === "appointment_held";
  // Who does not come has said nothing.
  const manner = values.one("manner") || (outcome === "no-show" ? "unspoken" : "spoken");
  const asksMeeting = outcome === "rescheduled" || card.kind === "appointment_set" || (editing && meets);
  return (
    <>
      <Choices legend="How it showed" error={errors.manner}>
        <Choice type="radio" name="manner" value="spoken" defaultChecked={manner !== "unspoken"}>
          Spoken
        </Choice>
        <Choice type="radio" name="manner" value="unspoken" defaultChecked={manner === "unspoken"}>
          Unspoken
        </Choice>
      </Choices>
      {asksMeeting ? (
        <Field
          label={outcome === "rescheduled" ? "New day of the meeting" : "Day of the meeting"}
          name="meeting-on"
          type="date"
          defaultValue={values.one("meeting-on")}
          error={errors["meeting-on"]}
        />
      ) : null}
      <IssueChoices {...props} />
      {cues.length > 0 ? (
        <Choices legend="What was seen" hint="A sign from this list counts as unspoken." error={errors.cue}>
          <Choice type="radio" name="cue" value="" defaultChecked={values.one("cue") === ""}>
            no sign
          </Choice>
          {cues.map(({ name }) => (
            <Choice
              key={name}
              type="radio"
              name="cue"
              value={name}
              defaultChecked={values.has("cue", name)}
              onChange={chooseUnspoken}
            >
              <bdi>{name}</bdi>
            </Choice>
          ))}
        </Choices>
      ) : null}
      <Field
        label={cues.length > 0 ? "Or in own words" : "What was seen or said, in own words"}
        name="own-cue"
        maxLength={200}
        defaultValue={values.one("own-cue")}
        error={errors["own-cue"]}
      />
      <Choices legend="Where" error={errors.channel}>
        <Choice type="radio" name="channel" value="" defaultChecked={values.one("channel") === ""}>
          not said
        </Choice>
        {channels.map((channel) => (
          <Choice
            key={channel}
            type="radio"
            name="channel"
            value={channel}
            defaultChecked={values.has("channel", channel)}
          >
            {channel}
          </Choice>
        ))}
      </Choices>
      {editing && meets ? (
        <Choices legend="What became of the meeting" error={errors.outcome}>
          {["", ...outcomes].map((word) => (
            <Choice
              key={word}
              type="radio"
              name="outcome"
              value={word}
              defaultChecked={values.one("outcome") === word}
            >
              {word === "" ? "no outcome" : word}
            </Choice>
          ))}
        </Choices>
      ) : null}
      <Field
        label="Note"
        name="note"
        maxLength={2000}
        defaultValue={values.one("note")}
        error={errors.note}
      />
      <Field
        label="Who saw it"
        name="who"
        maxLength={100}
        autoComplete="name"
        defaultValue={values.one("who")}
        error={errors.who}
      />
    </>
  );
}

/** A negative says what it raises; a positive, what it answers. */
function IssueChoices({ card, say, outcome, ownIssue, editing, offered, values, errors }: SignalFieldsProps) {
  if (outcome === "no-show" || outcome === "cancelled" || (say === "neutral" && !editing)) return null;
  const open = card.openIssues.flatMap(({ issueId, name }) => (issueId === null ? [] : [{ issueId, name }]));
  const choices = say === "positive" && !editing ? open : offered.issues;
  const retired = ownIssue && !choices.some(({ issueId }) => issueId === ownIssue.issueId) ? [ownIssue] : [];
  if (say === "positive" && !editing && card.openIssues.length === 0) return null;
  const hint =
    say === "positive"
      ? "With nothing chosen it answers all that is open here (assumed). A chosen issue also answers objections that name none."
      : editing
        ? undefined
        : "Several become several signals.";
  return (
    <Choices
      legend={say === "positive" ? "What does this answer?" : "What is it about?"}
      hint={hint}
      error={errors.issue}
    >
      {editing ? (
        <Choice type="radio" name="issue" value="" defaultChecked={values.one("issue") === ""}>
          no issue
        </Choice>
      ) : null}
      {[...retired, ...choices].map(({ issueId, name }) => (
        <Choice
          key={issueId}
          type={editing ? "radio" : "checkbox"}
          name="issue"
          value={issueId}
          defaultChecked={values.has("issue", String(issueId))}
        >
          <bdi>{name}</bdi>
        </Choice>
      ))}
    </Choices>
  );
}

function chooseUnspoken({ currentTarget: { form } }: { currentTarget: HTMLInputElement }) {
  const manner = form?.elements.namedItem("manner");
  if (manner instanceof RadioNodeList) manner.value = "unspoken";
}
