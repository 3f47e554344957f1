// Does each change of an issue, an unspoken signal or a prompt leave a line with who, from what and to what?
import { afterAll, beforeAll, expect, test } from "vitest";
import { issuesReport } from "../../app/reports/issuesReport";
import { stepReport } from "../../app/reports/stepReport";
import { changeWords } from "../../app/server/issuesAction";
import { changePrompts } from "../../app/server/promptsAction";
import { withOrganization } from "../../db/connection";
import { createOrganization } from "../../db/queries/organization";
import { listSteps } from "../../db/queries/steps";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

function inside<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return withOrganization(database.db, database.organizationId, work);
}

function form(texts: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, text] of Object.entries(texts)) data.set(name, text);
  return data;
}

const words = (texts: Record<string, string>) => changeWords(database, form(texts));
const prompts = (texts: Record<string, string>, stepId: number | null = null) =>
  changePrompts(database, form(texts), { stepId });

test("nothing was changed in a new organization", async () => {
  expect((await inside(issuesReport)).history).toEqual([]);
});

test("an issue that is added, renamed and retired", async () => {
  await words({ list: "issue", id: "0", name: "bad timing", do: "save", who: "Ana" });
  const id = (await inside(issuesReport)).issues.find(({ name }) => name === "bad timing")?.id ?? 0;
  await words({
    list: "issue",
    id: String(id),
    name: "wrong quarter",
    absence: "yes",
    do: "save",
    who: "Bo",
  });
  await words({ list: "issue", id: String(id), name: "wrong quarter", absence: "yes", do: "retire" });
  await words({
    list: "issue",
    id: String(id),
    name: "wrong quarter",
    absence: "yes",
    do: "retire",
    who: "Cy",
  });
  const { history } = await inside(issuesReport);
  expect(history.map(({ who, lines }) => ({ who, lines }))).toMatchObject([
    {
      who: null,
      lines: [
        {
          name: "Issue wrong quarter",
          what: "changed",
          fields: [{ label: "Retired", from: "no", to: "yes" }],
        },
      ],
    },
    {
      who: "Bo",
      lines: [
        {
          ...{ name: "Issue bad timing", what: "changed" },
          fields: [
            { label: "Name", from: "bad timing", to: "wrong quarter" },
            { label: "Sign of absence", from: "no", to: "yes" },
          ],
        },
      ],
    },
    {
      who: "Ana",
      lines: [{ name: "Issue bad timing", what: "added", fields: [{ label: "Name", to: "bad timing" }] }],
    },
  ]);
  expect(history[0]?.on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test("an unspoken signal says which way it speaks", async () => {
  await words({ list: "cue", id: "0", name: "leaned in", polarity: "positive", do: "save" });
  expect((await inside(issuesReport)).history[0]?.lines).toMatchObject([
    {
      ...{ name: "Unspoken signal leaned in", what: "added" },
      fields: [
        { label: "Name", to: "leaned in" },
        { label: "What it says", to: "positive" },
      ],
    },
  ]);
});

test("a prompt that is taken away says what it said; one of a step stands with its step", async () => {
  const { issues } = await inside(issuesReport);
  const issue = issues.find(({ name }) => name === "price");
  await prompts({
    prompt: "0",
    issue: String(issue?.id),
    words: "What does a day cost?",
    kind: "question",
    who: "Ana",
  });
  const [prompt] = (await inside(issuesReport)).prompts;
  await prompts({ prompt: String(prompt?.promptId), do: "remove", issue: "", words: "" });
  // Needs an issue, since it is for any step.
  expect((await inside(issuesReport)).prompts).toHaveLength(1);
  await prompts({ prompt: String(prompt?.promptId), do: "remove", issue: String(issue?.id), words: "" });
  await prompts({ prompt: String(prompt?.promptId), do: "remove", issue: String(issue?.id), words: "" });
  const { history } = await inside(issuesReport);
  expect(history.slice(0, 2).map(({ lines }) => lines)).toMatchObject([
    [
      {
        name: "Prompt on price",
        what: "taken away",
        fields: [{}, {}, { label: "Words", from: "What does a day cost?" }],
      },
    ],
    [
      {
        name: "Prompt on price",
        what: "added",
        fields: [{}, {}, { label: "Words", to: "What does a day cost?" }],
      },
    ],
  ]);
  const [step] = await inside(listSteps);
  const stepId = step?.stepId ?? 0;
  await prompts({ prompt: "0", issue: "", words: "Show the network", kind: "illustration" }, stepId);
  expect((await inside(issuesReport)).history).toEqual(history);
  const report = await inside((db) => stepReport(db, { stepId, typed: undefined }));
  expect(report?.history.map(({ lines }) => lines)).toMatchObject([[{ name: "Prompt", what: "added" }]]);
});

test("a word or a prompt that is sent twice at once is here once, without what no database takes", async () => {
  const { issues, prompts: before } = await inside(issuesReport);
  const typed = {
    prompt: "0",
    issue: String(issues[0]?.id),
    words: "Why\u0000 now?\r\nAsk twice.",
    do: "save",
  };
  expect(await Promise.all([prompts(typed), prompts(typed)])).toEqual([undefined, undefined]);
  const named = { list: "issue", id: "0", name: "no budget line", do: "save" };
  const sent = await Promise.all([words(named), words(named)]);
  expect(
    sent.map((refused) => (refused === undefined || refused === "gone" ? refused : refused.sentence)),
  ).toEqual(expect.arrayContaining([undefined, "“no budget line” is here already. Take another name."]));
  const after = await inside(issuesReport);
  expect(after.prompts.slice(before.length).map(({ words }) => words)).toEqual(["Why  now?\nAsk twice."]);
  expect(after.issues).toHaveLength(issues.length + 1);
});

test("what is refused or the same leaves no line, and nobody sees another organization's", async () => {
  const { history, issues } = await inside(issuesReport);
  const [first] = issues;
  await words({ list: "issue", id: String(first?.id), name: first?.name ?? "", do: "save" });
  await words({ list: "issue", id: "0", name: first?.name ?? "", do: "save" });
  expect((await inside(issuesReport)).history).toEqual(history);
  const other = await createOrganization(database.db, { organizationId: 77, name: "Other MSP" });
  expect((await withOrganization(database.db, other, issuesReport)).history).toEqual([]);
});
