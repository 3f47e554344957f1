// Where does each band of the flow begin and end, and how thick is it?
import { ratio } from "../../domain/rates";
import type { Bucket, Party } from "../../domain/vocabulary";

/** Pixels: a row is a touch target; all money together is so thick. */
export const bucketHeight = 48;
export const partyHeight = 40;
const thicknessOfAll = 264;
const thinnest = 2;
const air = 10;

export interface FlowRow {
  bucket: Bucket;
  onWhom: Party;
  minor: number | null;
}

/** A piece of a bar, from its upper edge. */
interface Piece {
  top: number;
  thickness: number;
}

export interface FlowBucket {
  bucket: Bucket;
  /** The row of words beside it. */
  top: number;
  height: number;
  from: Piece;
  to: Piece;
}

export interface FlowParty {
  onWhom: Party;
  top: number;
  from: Piece;
  to: Piece;
  buckets: FlowBucket[];
}

/**
 * Rows from the top: each party's words, then its buckets. Every bar stands in the middle of its rows. Money below 0 and unknown money have
 * no thickness; any other amount at least 2 pixels.
 */
export function flowLayout(
  rows: readonly FlowRow[],
  parties: readonly Party[],
): {
  height: number;
  spend: Piece;
  parties: FlowParty[];
} {
  const all = rows.reduce((total, { minor }) => total + Math.max(0, minor ?? 0), 0);
  const thicknessOf = ({ minor }: FlowRow) =>
    minor === null || minor <= 0 ? 0 : Math.max(thinnest, (ratio(minor, all) ?? 0) * thicknessOfAll);
  const present = parties.filter((party) => rows.some(({ onWhom }) => onWhom === party));
  let y = 0;
  const placed = present.map((onWhom) => {
    const top = y;
    y += partyHeight;
    const first = y;
    const buckets = rows
      .filter((row) => row.onWhom === onWhom)
      .map((row) => {
        const thickness = thicknessOf(row);
        const height = Math.max(bucketHeight, thickness + air);
        const bucket = { bucket: row.bucket, top: y, height, thickness };
        y += height;
        return bucket;
      });
    const thickness = buckets.reduce((total, one) => total + one.thickness, 0);
    return { onWhom, top, buckets, thickness, barTop: first + (y - first - thickness) * 0.5 };
  });
  const thickness = placed.reduce((total, one) => total + one.thickness, 0);
  const spend = { top: (y - thickness) * 0.5, thickness };
  let out = spend.top;
  return {
    ...{ height: y, spend },
    parties: placed.map(({ onWhom, top, buckets, thickness, barTop }) => {
      const from = { top: out, thickness };
      out += thickness;
      let inside = barTop;
      return {
        ...{ onWhom, top, from, to: { top: barTop, thickness } },
        buckets: buckets.map((one) => {
          const start = { top: inside, thickness: one.thickness };
          inside += one.thickness;
          const end = { top: one.top + (one.height - one.thickness) * 0.5, thickness: one.thickness };
          return { bucket: one.bucket, top: one.top, height: one.height, from: start, to: end };
        }),
      };
    }),
  };
}
