// Which made-up numbers do the specimen charts draw?
import { quotientMinor, rate } from "../../domain/rates";
import type { StallRow } from "../charts/StallChart";
import type { TrendRow } from "../charts/TrendChart";
import type { VendorRow } from "../charts/VendorChart";

type StallNumbers = [
  step: string,
  kind: StallRow["kind"],
  reached: number,
  buttoned: number,
  objection: number,
  skipped: number,
  active: number,
  stalled: number,
  lost: number,
  strandedMinor: number | null,
  medianDays: number | null,
];

const stalls: StallNumbers[] = [
  ["Reached", "contact", 1043, 1012, 0, 8, 34, 88, 31, 714_000, 2],
  ["Appointment set", "appointment_set", 902, 671, 12, 3, 29, 141, 70, 1_266_000, 6],
  ["Appointment held", "appointment_held", 668, 540, 44, 0, 22, 64, 45, 930_500, 9],
  ["Pain agreed", "buy_in", 538, 291, 131, 17, 18, 163, 66, 1_986_400, 14],
  ["Proactive service ends downtime", "buy_in", 301, 240, 12, 41, 9, 24, 13, 321_000, 8],
  ["Unlimited help desk replaces the IT liaison", "buy_in", 251, 206, 18, 22, 7, 19, 9, 262_000, 11],
  ["Price range accepted", "buy_in", 204, 148, 33, 6, 6, 27, 22, 0, 7],
  ["Proposal agreed", "buy_in", 146, 121, 9, 2, 11, 9, 5, null, 12],
  ["Signed", "close", 118, 97, 4, 0, 8, 7, 6, 171_200, 19],
];

export const stallRows: StallRow[] = stalls.map(toStallRow);

export const stallUnrecorded = { active: 6, stalled: 19, lost: 11, strandedMinor: 402_300 };

export const hugeStallRows: StallRow[] = [
  toStallRow(
    ["Reached", "contact", 4_203_118, 3_890_220, 0, 0, 120_400, 150_118, 42_380, 918_233_450_099, 2],
    0,
  ),
  toStallRow(
    [
      "The whole board, the office manager, the outgoing IT liaison and their landlord agree that the pain is real",
      "buy_in",
      2_100_000,
      1_020_000,
      7_120,
      31,
      220_000,
      640_000,
      220_000,
      4_512_233_450_099,
      144,
    ],
    1,
  ),
  toStallRow(["Signed", "close", 410_000, 400_000, 0, 0, 1, 9_998, 1, 1_233_450_099, 301], 2),
];

export const vendorRows: VendorRow[] = [
  vendorRow(1, "Northgate Leads", 412, 2_884_000, 44, 301, 36, 111),
  vendorRow(2, "Set & Held Co.", 96, 3_360_000, 21, 74, 17, 22),
  vendorRow(3, "Cold Call Kings", 540, 1_620_000, 18, 402, 11, 138),
  vendorRow(4, "Referral desk", 31, null, 4, 12, 3, 19),
  vendorRow(5, "Brand-new vendor with a very long legal name GmbH & Co. KG", 125, 1_250_000, 0, 0, 0, 125),
];

export const trendRows: TrendRow[] = Array.from({ length: 14 }, (_, index): TrendRow => {
  const month =
    index < 4 ? `2025-${String(index + 9).padStart(2, "0")}` : `2026-${String(index - 3).padStart(2, "0")}`;
  const leads = 64 + ((index * 37) % 41);
  const moving = Math.max(0, index - 8) * 9 + 3;
  const won = Math.max(0, 13 - index);
  const stalled = 24 + ((index * 11) % 13);
  const lost = Math.max(0, leads - moving - won - stalled);
  return {
    month,
    leads,
    spendMinor: leads * 7100,
    won,
    moving,
    stalled,
    lost,
    strandedMinor: (stalled + lost) * 7100,
  };
});

export const undatedTrendRow: TrendRow = {
  month: null,
  leads: 12,
  spendMinor: null,
  won: 1,
  moving: 0,
  stalled: 7,
  lost: 4,
  strandedMinor: null,
};

function toStallRow(numbers: StallNumbers, index: number): StallRow {
  const [
    step,
    kind,
    reached,
    buttoned,
    objection,
    skipped,
    active,
    stalled,
    lost,
    strandedMinor,
    medianDays,
  ] = numbers;
  const counts = { reached, buttoned, objection, skipped, active, stalled, lost };
  return { stepId: index + 1, step, position: index + 1, kind, ...counts, strandedMinor, medianDays };
}

function vendorRow(
  vendorId: number,
  vendor: string,
  leads: number,
  spendMinor: number | null,
  won: number,
  old: number,
  wonOld: number,
  tooYoung: number,
): VendorRow {
  return {
    vendorId,
    vendor,
    leads,
    spendMinor,
    won,
    deals: won * 2,
    closeRate: { ...rate({ hits: wonOld, n: old }), horizonDays: 180, tooYoung },
    naiveRate: rate({ hits: won, n: leads }),
    contractValueMinor: won === 0 ? null : won * 2_340_000,
    cplMinor: quotientMinor(spendMinor, leads),
    cacMinor: quotientMinor(spendMinor, won),
    stalled: won * 3,
    strandedMinor: spendMinor === null ? null : won * 3 * 7000,
  };
}
