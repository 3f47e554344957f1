// Does a change of steps survive its way through a URL, whatever was typed?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeStepForm,
  encodeStepForm,
  formOfNewStep,
  formOfOrder,
  formOfStep,
  readStepForm,
  type StepForm,
} from "../../../app/domain/stepForm";

const text = fc.string({ maxLength: 60, unit: "grapheme" });
const form: fc.Arbitrary<StepForm> = fc.record({
  do: fc.constantFrom("add", "edit", "order"),
  step: fc.nat(),
  version: fc.nat(),
  ...{
    name: text,
    kind: text,
    from: text,
    to: text,
    limit: text,
    talkingPoint: text,
    after: text,
    order: text,
  },
});
const plain = formOfNewStep(3, "2026-03-01", 12);

describe("a form of steps", () => {
  it("is read back from its URL as it was written", () => {
    fc.assert(
      fc.property(form, (form) => {
        expect(decodeStepForm(new URLSearchParams(encodeStepForm(form)))).toEqual(form);
      }),
    );
  });

  it("never fails to be read", () => {
    fc.assert(
      fc.property(form, (form) => {
        expect(Object.keys(readStepForm(form))).toHaveLength(1);
      }),
    );
  });

  it.each(["", "do=away", "do", "do=toString"])("asks for nothing in %j", (query) => {
    expect(decodeStepForm(new URLSearchParams(query))).toBeUndefined();
  });

  it.each<{ why: string; form: StepForm; fields: object }>([
    {
      why: "spaces around and inside a name",
      form: { ...plain, name: "  Pain \t agreed\n" },
      fields: { name: "Pain agreed" },
    },
    { why: "nothing typed is no limit", form: { ...plain, limit: " " }, fields: { limitDays: null } },
    { why: "a number of days", form: { ...plain, limit: " 21 " }, fields: { limitDays: 21 } },
    {
      why: "words are no number of days, and not nothing",
      form: { ...plain, limit: "3 weeks" },
      fields: { limitDays: Number.NaN },
    },
    { why: "no days are open", form: { ...plain, from: "", to: "" }, fields: { from: null, to: null } },
    {
      why: "lines of a talking point",
      form: { ...plain, talkingPoint: "One\r\nTwo " },
      fields: { talkingPoint: "One\nTwo" },
    },
  ])("means: $why", ({ form, fields }) => {
    expect(readStepForm(form)).toMatchObject({ change: { do: "add", after: 3, fields } });
  });

  it("shows a step as it is", () => {
    const fields = {
      name: "Pain agreed",
      kind: "buy_in",
      from: null,
      to: "2026-03-01",
      limitDays: 9,
      talkingPoint: null,
    } as const;
    expect(readStepForm(formOfStep({ stepId: 4, ...fields }, 12))).toEqual({
      change: { do: "edit", stepId: 4, fields },
    });
  });

  it("names the steps of an order", () => {
    expect(readStepForm(formOfOrder([3, 1, 2], 12))).toEqual({ change: { do: "order", order: [3, 1, 2] } });
  });

  it("asks which kind, where it is none", () => {
    expect(readStepForm({ ...plain, kind: "magic" })).toMatchObject({ faults: [{ field: "kind" }] });
  });
});
