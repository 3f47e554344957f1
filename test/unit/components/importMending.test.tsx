// Do the pages of a mended import and of its first one lead to each other, and say only what is so?
import { describe, expect, it } from "vitest";
import { ImportMending } from "../../../app/components/imports/ImportMending";
import { ImportRejects } from "../../../app/components/imports/ImportRejects";
import { MendRow } from "../../../app/components/imports/MendRow";
import { draw } from "./routed";

const none = { rows: [], page: 1, pages: 1, from: 0, to: 0 };

describe("rejected rows are mended", () => {
  it.each([
    { why: "of a first import there", mends: null, to: "/imports/9/rejects" },
    {
      why: "of a mended one where the first are",
      mends: { importId: 7, waiting: 2 },
      to: "/imports/7/rejects",
    },
  ])("$why", ({ mends, to }) => {
    const { container } = draw(
      <ImportRejects importId={9} rejected={1} rejects={none} status="done" mends={mends} />,
    );
    const links = [...container.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual([to, `${to}.csv`]);
  });
});

it("a row to be mended says how to on a page, and writes no mapping file", () => {
  const sentence =
    'Line 2, Sent: "03/04/2026" could be two days. Say which with formats: {"lead.delivered_at": "dd/MM/yyyy"}.';
  const row = { line: 2, column: "Sent", code: "ambiguous date", sentence };
  const { container } = draw(
    <MendRow {...row} cells={[{ name: "Sent", value: "03/04/2026", faulty: true }]} />,
  );
  expect(container.querySelector("#why-2")?.textContent).toBe(
    'Line 2, Sent: "03/04/2026" could be two days. Say which where its columns are checked.',
  );
});

describe("a mended import says", () => {
  const shown = (of: Partial<Parameters<typeof ImportMending>[0]>) =>
    draw(
      <ImportMending mends={{ importId: 7, waiting: 0 }} mendings={[]} status="done" rejected={0} {...of} />,
    )
      .container.textContent?.replace("Note: ", "")
      .replace("These are mended rows of import 7", "");

  it.each([
    { why: "that nothing waits", of: {}, is: "No rejected row waits there any more." },
    {
      why: "what was refused and what waits",
      of: { rejected: 1, mends: { importId: 7, waiting: 3 } },
      is: "1 of these was refused. 3 rows still wait there to be mended.",
    },
    {
      why: "the same of others",
      of: { rejected: 2, mends: { importId: 7, waiting: 1 } },
      is: "2 of these were refused. 1 row still waits there to be mended.",
    },
    {
      why: "nothing of what was undone",
      of: { rejected: 1, status: "undone" as const, mends: { importId: 7, waiting: null } },
      is: "",
    },
  ])("$why", ({ of, is }) => expect(shown(of)).toBe(is));
});
