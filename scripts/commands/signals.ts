// `placket signals`: what the buyer of a lead said and did, step by step.
import { Trouble } from "../../app/domain/trouble";
import { leadReport } from "../../app/reports/leadReport";
import type { Arguments, Command } from "./arguments";
import { asked, sampleOption } from "./opened";
import { leadNamed } from "./signal";
import { printJson, table } from "./table";

export const signalsCommand: Command = {
  name: "signals",
  words: "LEAD",
  says: "Lists the steps of a lead, how each stands, and the latest signals of each.",
  options: { json: { says: "prints them as JSON" }, ...sampleOption },
  example: "placket signals A17",
  run: list,
};

async function list(given: Arguments): Promise<undefined> {
  const [word] = given.words;
  if (word === undefined)
    throw new Trouble("Which lead? `placket signals A17` lists those of the vendor's id A17.");
  await asked(given, async (db) => {
    const leadId = await leadNamed(db, word);
    const report = await leadReport(db, { leadId, filters: {} });
    if (!report) throw new Trouble(`Lead "${word}" was not bought yet.`);
    const own = report.cards.filter((card) => card.own);
    if (given.has("json")) return printJson({ leadId, asOf: report.asOf, steps: own });
    const rows = own.flatMap((card) =>
      [...(card.signals.length > 0 ? card.signals : [undefined])].map((signal) => ({ card, signal })),
    );
    console.log(
      table(
        [
          { title: "step", cell: ({ card }) => card.step },
          { title: "state", cell: ({ card }) => card.state },
          { title: "signal", cell: ({ signal }) => (signal ? String(signal.signal_id) : "") },
          { title: "when", cell: ({ signal }) => [signal?.on, signal?.time].filter(Boolean).join(" ") },
          { title: "buyer", cell: ({ signal }) => signal?.polarity ?? "" },
          { title: "how", cell: ({ signal }) => signal?.manner ?? "" },
          {
            title: "what",
            cell: ({ signal }) => [signal?.outcome ?? signal?.cue, signal?.issue].filter(Boolean).join(", "),
          },
          { title: "open", cell: ({ signal }) => (signal?.open ? "open" : "") },
          { title: "who", cell: ({ signal }) => signal?.who ?? "" },
        ],
        rows,
      ),
    );
  });
  return undefined;
}
