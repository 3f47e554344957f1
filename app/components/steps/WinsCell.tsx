// How often was a group of leads won, and which leads are these?
import type { Wins } from "../../domain/winComparison";
import { Count } from "../Count";
import { RateWithInterval } from "../RateWithInterval";

interface WinsCellProps {
  wins: Wins;
  hrefFor: (state: "won" | "lost") => string;
}

/** The rate with its interval, and below it the won and the lost, each opening its list. */
export function WinsCell({ wins, hrefFor }: WinsCellProps) {
  return (
    <>
      <RateWithInterval
        rate={wins.rate}
        means="winRate"
        inputs={{ wonLeads: wins.won, lostLeads: wins.lost }}
        reason="no lead of these is won or lost yet"
      />
      {wins.won + wins.lost === 0 ? null : (
        <span className="block text-xs whitespace-nowrap text-faint">
          <Count value={wins.won} href={hrefFor("won")} /> won,{" "}
          <Count value={wins.lost} href={hrefFor("lost")} /> lost
        </span>
      )}
    </>
  );
}
