// Do our rollups, plain SQL over the facts and DuckDB give the same answers to the same questions, and how long does each take?

import { type BoardReport, boardReport } from "../../app/reports/boardReport";
import { sighted } from "../../app/reports/look";
import { type StallsReport, stallsReport } from "../../app/reports/stallsReport";
import { type WasteReport, wasteReport } from "../../app/reports/wasteReport";
import type { OpenDatabase } from "../../db/connection";
import {
  askPostgres,
  boardStatement,
  type Engine,
  type PlainFilters,
  type PlainRow,
  stallsStatement,
  wasteStatement,
  writePlainFacts,
} from "../../db/plainAnswers";
import type { Db } from "../../db/schema";
import { type Duck, howToInstall, loadCsv, openDuck } from "./duckDb";
import { medianOf, timesOf } from "./timing";

type Answer = Map<string, string>;

interface Question {
  name: string;
  ours: (db: Db, filters: PlainFilters) => Promise<Answer>;
  statement: (engine: Engine, asked: Parameters<typeof boardStatement>[1]) => string;
  theirs: (rows: PlainRow[]) => Answer;
}

const questions: Question[] = [
  {
    name: "board: steps, vendors, months",
    ours: async (db, filters) => boardAnswer(await boardReport(db, filters)),
    statement: boardStatement,
    theirs: (rows) => plainAnswer(rows, ["step", "vendor", "month"]),
  },
  {
    name: "stalls by step with their money",
    ours: async (db, filters) => new Map(stepsAnswer(await stallsReport(db, filters))),
    statement: stallsStatement,
    theirs: (rows) => plainAnswer(rows, ["step"]),
  },
  {
    name: "waste by bucket",
    ours: async (db, filters) => wasteAnswer(await wasteReport(db, filters)),
    statement: wasteStatement,
    theirs: (rows) =>
      new Map(
        rows.flatMap(({ bucket, leads, minor }): [string, string][] =>
          Number(leads) === 0 && Number(minor ?? 0) === 0
            ? []
            : [[`${bucket}`, `${leads} leads, ${Number(minor ?? 0)}`]],
        ),
      ),
  },
];

interface Place {
  pool: OpenDatabase["pool"];
  directory: string;
  inside: <T>(run: (db: Db) => Promise<T>) => Promise<T>;
  runs: number;
}

/** Prints a line for each question, of everything and filtered; fails where two answers differ. */
export async function comparePeers(
  { pool, directory, inside, runs }: Place,
  filtered: PlainFilters,
): Promise<void> {
  const duck = await openDuck();
  if (duck) await loadCsv(duck, { directory, names: await writePlainFacts(pool, directory) });
  console.log(
    `\nThe same questions, the same answers, median ms of ${runs} runs in turn (95th percentile). Stall limits are given to the peers.`,
  );
  console.log(
    duck ? `DuckDB ${duck.version}, in this process, in memory` : `DuckDB is not here: ${howToInstall}`,
  );
  const heads = ["rollups", "facts, SQL", "DuckDB", "SQL ÷ ours", "DuckDB ÷ ours"];
  console.log("".padEnd(50) + heads.map((head) => head.padStart(18)).join(""));
  try {
    for (const question of questions)
      for (const [words, filters] of [
        ["all leads", {}],
        ["one vendor, a year", filtered],
      ] as const)
        await compare(question, { words, filters, duck, inside, runs });
  } finally {
    duck?.close();
  }
}

async function compare(
  { name, ours, statement, theirs }: Question,
  {
    words,
    filters,
    duck,
    inside,
    runs,
  }: { words: string; filters: PlainFilters; duck: Duck | undefined } & Pick<Place, "inside" | "runs">,
): Promise<void> {
  const look = await inside((db) => sighted(db, {}, async (sight) => sight.look));
  const told = { look, filters };
  const peers: Record<string, () => Promise<Answer>> = {
    ours: () => inside((db) => ours(db, filters)),
    sql: async () => theirs(await inside((db) => askPostgres(db, statement("postgres", told)))),
    ...(duck && { duck: async () => theirs(await duck.ask(statement("duckdb", told))) }),
  };
  const expected = await peers.ours?.();
  for (const [peer, ask] of Object.entries(peers))
    sameAnswer(`${name}, ${words}: ${peer}`, await ask(), expected);
  const took = await timesOf(peers, runs);
  const [ours50, sql50, duck50] = ["ours", "sql", "duck"].map((peer) => medianOf(took[peer]));
  const cells = [
    ...["ours", "sql", "duck"].map((peer) => written(took[peer])),
    ...[sql50, duck50].map((median) => (median && ours50 ? (median / ours50).toFixed(1) : "—")),
  ];
  console.log(`${name}, ${words}`.padEnd(50) + cells.map((cell) => cell.padStart(18)).join(""));
}

function written(took: number[] | undefined): string {
  const median = medianOf(took);
  if (took === undefined || median === undefined) return "—";
  return `${median.toFixed(1)} (${medianOf(took, 0.95)?.toFixed(1)})`;
}

function sameAnswer(where: string, found: Answer, expected: Answer | undefined): void {
  const keys = [...new Set([...found.keys(), ...(expected?.keys() ?? [])])].sort();
  const wrong = keys.filter((key) => found.get(key) !== expected?.get(key));
  if (wrong.length > 0)
    throw new Error(
      `${where} answers otherwise: ${wrong
        .slice(0, 5)
        .map((key) => `${key}: ${found.get(key)} instead of ${expected?.get(key)}`)
        .join("; ")}`,
    );
}

function boardAnswer({ stalls, vendors, trend }: BoardReport): Answer {
  return new Map([
    ...stepsAnswer(stalls),
    ...vendors.vendors.map(
      ({ vendorId, leads, won, moving, stalled, lost, spendMinor }): [string, string] => [
        `vendor ${vendorId}`,
        `${leads} leads, ${won} won, ${moving} active, ${stalled} stalled, ${lost} lost, ${spendMinor ?? 0}`,
      ],
    ),
    ...trend.map(({ month, leads, won, moving, stalled, lost, spendMinor }): [string, string] => [
      `month ${month}`,
      `${leads} leads, ${won} won, ${moving} active, ${stalled} stalled, ${lost} lost, ${spendMinor ?? 0}`,
    ]),
  ]);
}

function stepsAnswer({ steps, notRecorded }: StallsReport): [string, string][] {
  return [...steps, { position: null, ...notRecorded }].flatMap(
    ({ position, active, stalled, lost, strandedMinor }): [string, string][] =>
      active + stalled + lost === 0 && !strandedMinor
        ? []
        : [[`step ${position}`, `${active} active, ${stalled} stalled, ${lost} lost, ${strandedMinor ?? 0}`]],
  );
}

function wasteAnswer({ sums }: WasteReport): Answer {
  return new Map(
    sums.flatMap(({ bucket, leads, minor }): [string, string][] =>
      leads === 0 && !minor ? [] : [[bucket, `${leads} leads, ${minor ?? 0}`]],
    ),
  );
}

const kinds = { step: 3, vendor: 5, month: 6 } as const;
const columns = { step: "frontier", vendor: "vendor_id", month: "month" } as const;

function plainAnswer(rows: PlainRow[], asked: (keyof typeof kinds)[]): Answer {
  return new Map(
    asked.flatMap((kind) => {
      const own = rows.filter((row) => row.kind !== undefined && Number(row.kind) === kinds[kind]);
      const keys = [...new Set(own.map((row) => row[columns[kind]] ?? null))];
      return keys.flatMap((key): [string, string][] => {
        const here = own.filter((row) => (row[columns[kind]] ?? null) === key);
        const sum = (pick: "leads" | "minor", ...states: string[]) =>
          here
            .filter(({ state }) => states.length === 0 || states.includes(String(state)))
            .reduce((total, row) => total + Number(row[pick] ?? 0), 0);
        const standing = `${sum("leads", "active")} active, ${sum("leads", "stalled")} stalled, ${sum("leads", "lost")} lost`;
        const stranded = sum("minor", "stalled", "lost", "unworked");
        if (kind !== "step")
          return [
            [
              `${kind} ${key}`,
              `${sum("leads")} leads, ${sum("leads", "won")} won, ${standing}, ${sum("minor")}`,
            ],
          ];
        const empty = standing === "0 active, 0 stalled, 0 lost" && stranded === 0;
        return empty ? [] : [[`step ${key}`, `${standing}, ${stranded}`]];
      });
    }),
  );
}
