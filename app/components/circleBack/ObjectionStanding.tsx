// Who circles back on an objection, and until when?
import type { Objection } from "../../reports/circleBackReport";
import { Day } from "../Day";

const words: Record<Objection["standing"], string> = {
  overdue: "Overdue",
  open: "",
  snoozed: "Snoozed",
  done: "Done",
};

export function ObjectionStanding({ row }: { row: Objection }) {
  const { standing, owner, dueOn, snoozedTo, doneOn, note, raisedAgain } = row;
  const day = snoozedTo ?? dueOn;
  return (
    <p className="text-sm">
      {words[standing] ? (
        <strong className={standing === "overdue" ? "text-objection-ink" : undefined}>
          {words[standing]}:{" "}
        </strong>
      ) : null}
      {raisedAgain ? (
        <span className="text-soft">
          circled back on <Day on={doneOn} />, raised again since;{" "}
        </span>
      ) : null}
      {standing === "done" ? (
        <>
          {owner ? (
            <>
              <bdi>{owner}</bdi> circled back on{" "}
            </>
          ) : (
            "circled back on "
          )}
          <Day on={doneOn} />
          {note ? (
            <span className="text-soft">
              {" "}
              (<bdi>{note}</bdi>)
            </span>
          ) : null}
        </>
      ) : owner ? (
        <>
          <bdi>{owner}</bdi> has it{" "}
          {day ? (
            <>
              until <Day on={day} />
              {snoozedTo ? (
                <span className="text-soft">
                  {" "}
                  (promised for <Day on={dueOn} />)
                </span>
              ) : null}
            </>
          ) : null}
        </>
      ) : (
        <span className="text-soft">nobody has it</span>
      )}
    </p>
  );
}
