// Is a form that a phone sent kept until the server has it, whatever comes back?
import { describe, expect, it } from "vitest";
import {
  afterAnswer,
  answerOf,
  isKeptKey,
  type KeptForm,
  keptKey,
  keptSentence,
  readKept,
} from "../../../app/domain/keptForms";

const kept: KeptForm = {
  ...{ post: "abcdefgh", leadId: 7, says: "Objection on Price", keptAt: "2026-02-01T10:00:00Z" },
  fields: [["say", "negative"]],
  ...{ state: "waiting", errors: {} },
};
const refusal = { say: "Say whether the buyer was for or against." };

describe("an answer", () => {
  it.each<{ why: string; status: number | undefined; body: unknown; left: Partial<KeptForm> | undefined }>([
    { why: "stored", status: 200, body: { to: "/leads/7?noted=1" }, left: undefined },
    { why: "no connection", status: undefined, body: undefined, left: { state: "waiting" } },
    {
      why: "a hotel's page in between",
      status: 200,
      body: "<html>room number?</html>",
      left: { state: "waiting" },
    },
    { why: "another service's JSON in between", status: 200, body: { ok: true }, left: { state: "waiting" } },
    { why: "a redirect that was not followed", status: 0, body: undefined, left: { state: "waiting" } },
    { why: "a redirect to somebody's sign-in", status: 302, body: undefined, left: { state: "waiting" } },
    { why: "the server is down", status: 503, body: undefined, left: { state: "waiting" } },
    { why: "our fault", status: 500, body: undefined, left: { state: "waiting" } },
    { why: "too many at once", status: 429, body: undefined, left: { state: "waiting" } },
    { why: "the session is over", status: 401, body: undefined, left: { state: "waiting" } },
    { why: "not from our page", status: 403, body: undefined, left: { state: "waiting" } },
    {
      why: "a field is wrong",
      status: 422,
      body: { errors: refusal },
      left: { state: "refused", errors: refusal },
    },
    {
      why: "the lead is gone",
      status: 404,
      body: undefined,
      left: { state: "refused", errors: { form: expect.stringContaining("not there any more") } },
    },
    {
      why: "a refusal without reasons",
      status: 422,
      body: {},
      left: { state: "refused", errors: { form: expect.stringContaining("could not be understood") } },
    },
  ])("$why", ({ status, body, left }) => {
    const after = afterAnswer(kept, answerOf(status, body));
    if (left === undefined) expect(after).toBeUndefined();
    else expect(after).toEqual({ ...kept, ...left });
  });

  it("makes a refused form wait again once it was mended and did not get through", () => {
    const refused = { ...kept, state: "refused" as const, errors: refusal };
    expect(afterAnswer(refused, { kind: "unreachable" })).toEqual(kept);
  });
});

describe("what a device keeps", () => {
  it("is read back as it was written, and what is not ours is left alone", () => {
    expect(readKept(JSON.stringify(kept))).toEqual(kept);
    const others = [null, "", "{", "7", "null", "{}", JSON.stringify({ ...kept, fields: [["say"]] })];
    expect(others.map(readKept)).toEqual(others.map(() => undefined));
  });

  it("belongs to one organization", () => {
    const key = keptKey(1, kept);
    expect([isKeptKey(1, key), isKeptKey(12, key), isKeptKey(1, "placket.who")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("is counted in words", () => {
    expect([keptSentence(1), keptSentence(2)]).toEqual([
      "Kept on this device: 1 entry not sent yet",
      "Kept on this device: 2 entries not sent yet",
    ]);
  });
});
