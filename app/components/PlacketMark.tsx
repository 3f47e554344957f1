// What does one button of a placket look like, so that its state shows without colour?
import type { StepState } from "../domain/vocabulary";

/**
 * Buttoned is a filled button with four holes; an objection an open ring with "!"; skipped a dashed ring; silent a dot.
 * What was seen but not said has a closed mouth: one bar in place of the holes or the "!".
 */
export function PlacketMark({ state, spoken }: { state: StepState; spoken: boolean | null }) {
  const closedMouth = spoken === false;
  if (state === "buttoned") {
    return (
      <g>
        <circle cx="10" cy="10" r="7.5" className="fill-buttoned" />
        {closedMouth ? (
          <path d="M6.8 10h6.4" className="stroke-sheet" strokeWidth="2" strokeLinecap="round" />
        ) : (
          [7.8, 12.2].flatMap((x) =>
            [7.8, 12.2].map((y) => (
              <circle key={`${x} ${y}`} cx={x} cy={y} r="1.25" className="fill-sheet" />
            )),
          )
        )}
      </g>
    );
  }
  if (state === "objection") {
    return (
      <g className="fill-sheet stroke-objection" strokeWidth="2" strokeLinecap="round">
        <circle cx="10" cy="10" r="6.75" />
        <path d={closedMouth ? "M7.2 10h5.6" : "M10 6.7v3.9M10 13.4v.05"} />
      </g>
    );
  }
  if (state === "skipped") {
    return (
      <circle
        cx="10"
        cy="10"
        r="6.75"
        className="fill-sheet stroke-skipped"
        strokeWidth="1.6"
        strokeDasharray="2.9 2.4"
      />
    );
  }
  return (
    <g>
      <circle cx="10" cy="10" r="5" className="fill-sheet" />
      <circle cx="10" cy="10" r="2.6" className="fill-silent" />
    </g>
  );
}
