// Which answer is chosen already when somebody notes a signal, so that one tap fewer is none too wrong?
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { SignalFields } from "../../../app/components/signals/SignalFields";
import { draw } from "./routed";

const card = { stepId: 3, step: "Appointment held", kind: "appointment_held", openIssues: [] };
const offered = { cues: [], issues: [] };

it.each([
  { outcome: "held", say: "positive", typed: "", chosen: "Spoken" },
  { outcome: null, say: "negative", typed: "", chosen: "Spoken" },
  { outcome: "no-show", say: "negative", typed: "", chosen: "Unspoken" },
  { outcome: "no-show", say: "negative", typed: "spoken", chosen: "Spoken" },
] as const)("$outcome, $say, said before: '$typed' is $chosen", ({ outcome, say, typed, chosen }) => {
  const values = { one: (name: string) => (name === "manner" ? typed : ""), has: () => false };
  const given = { card, say, outcome, editing: false, offered, values, errors: {} } as unknown as Parameters<
    typeof SignalFields
  >[0];
  draw(<SignalFields {...given} />);
  expect(screen.getByRole("radio", { checked: true, name: chosen })).toBeTruthy();
});
