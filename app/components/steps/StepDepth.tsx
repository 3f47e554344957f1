// What was found at one step: the groups that came equally far, the issues, who kept silent, how long it took?
import type { ReactNode } from "react";
import {
  type FindingCell,
  findingCellFilters,
  groupCellFilters,
  type ObjectionGroup,
} from "../../domain/drill";
import type { LeadFilters } from "../../domain/filters";
import type { MetricKey } from "../../domain/metrics/registry";
import { formatPercent, ratio } from "../../domain/rates";
import type { WinComparison, Wins } from "../../domain/winComparison";
import type { StepFinding } from "../../reports/stepsReport";
import { Count } from "../Count";
import { WinRateChart } from "../charts/WinRateChart";
import { type Column, DataTable } from "../DataTable";
import { Figure, FigureRow } from "../Figure";
import { Section } from "../layout/Section";
import { Unknown } from "../Unknown";
import { IssueTable } from "./IssueTable";
import { Verdict } from "./Verdict";
import { WinsCell } from "./WinsCell";

interface StepDepthProps {
  finding: StepFinding;
  leadsHref: (filters: LeadFilters) => string;
  footnote: string;
}

interface Group {
  name: string;
  group: ObjectionGroup;
  wins: Wins;
  /** Those answered held against this group; null for themselves. */
  verdict: WinComparison | null;
}

export function StepDepth({ finding, leadsHref, footnote }: StepDepthProps) {
  const { stepId, step, effect, effectOfNone, came } = finding;
  const hrefFor = (cell: FindingCell, issue?: number) => leadsHref(findingCellFilters(stepId, cell, issue));
  const winsHref = (group: ObjectionGroup, state: "won" | "lost", issue?: number) =>
    leadsHref(groupCellFilters(stepId, group, state, issue));
  return (
    <>
      <FigureRow>
        <ShareFigure
          label="Left open"
          means="leftOpenShare"
          counts={["leftOpen", "objected"]}
          part={finding.open}
          whole={finding.objected}
          href={hrefFor("open")}
          tone="lost"
        >
          Of the leads that objected here.
        </ShareFigure>
        <ShareFigure
          label="Shown unspoken"
          means="unspokenShare"
          counts={["unspoken", "objected"]}
          part={finding.unspoken}
          whole={finding.objected}
          href={hrefFor("unspoken")}
        >
          Some did both: spoke, and showed it.
        </ShareFigure>
        <ShareFigure
          label="Kept silent"
          means="keptSilentShare"
          counts={["silentLeads", "came"]}
          part={finding.keptSilent}
          whole={came}
          href={hrefFor("keptSilent")}
        >
          {finding.unworked > 0 ? `Nobody worked ${finding.unworked} of them.` : null}
        </ShareFigure>
        <ShareFigure
          label="Skipped"
          means="skippedShare"
          counts={["skippedLeads", "came"]}
          part={finding.skipped}
          whole={came}
          href={hrefFor("skipped")}
        />
        <Figure
          label="Days it took"
          means="stepDays"
          n={finding.timed}
          value={
            finding.medianDays === null ? (
              <Unknown reason="no lead has buttoned it" />
            ) : (
              `${finding.medianDays}`
            )
          }
          note={
            finding.p90Days === null ? undefined : `90 % within ${finding.p90Days} days, n = ${finding.timed}`
          }
        />
      </FigureRow>
      <div className="mt-6">
        {effect === null || effectOfNone === null ? (
          <p className="text-soft">
            Win rates are not compared here: at the close step an answer is the win itself.
          </p>
        ) : (
          <WinRateChart
            title={`What answering at ${step} did`}
            note="Win rate: won ÷ (won + lost). Only leads heard at this step or a later one, so that all came equally far; leads still open are in no group. It shows what went together, not what caused it."
            rows={groups(finding).map(({ name, group, wins }) => ({ key: group, name, wins }))}
            table={<GroupTable rows={groups(finding)} winsHref={winsHref} />}
            footnote={footnote}
          />
        )}
      </div>
      <Section title="What they objected about" note="A lead with two issues is counted with both." sheet>
        {finding.issues.length === 0 ? (
          <p className="text-soft">Nobody has objected here.</p>
        ) : (
          <IssueTable rows={finding.issues} closing={effect === null} hrefFor={hrefFor} winsHref={winsHref} />
        )}
      </Section>
    </>
  );
}

function groups({ answeredWins, openWins, neverWins, effect, effectOfNone }: StepFinding): Group[] {
  return [
    { name: "Objected and answered", group: "answered", wins: answeredWins, verdict: null },
    {
      ...{ name: "Never objected", group: "never objected", wins: neverWins },
      verdict: effectOfNone,
    },
    {
      ...{ name: "Objected and left open", group: "objection", wins: openWins },
      verdict: effect,
    },
  ];
}

function GroupTable({
  rows,
  winsHref,
}: {
  rows: Group[];
  winsHref: (group: ObjectionGroup, state: "won" | "lost") => string;
}) {
  const columns: Column<Group>[] = [
    { key: "name", label: "Group", means: "group", names: true, cell: ({ name }) => name },
    {
      ...{ key: "rate", label: "Win rate", means: "winRate" },
      cell: ({ group, wins }) => <WinsCell wins={wins} hrefFor={(state) => winsHref(group, state)} />,
    },
    {
      ...{ key: "verdict", label: "Those answered, against these", means: "verdict" },
      cell: ({ verdict }) => (verdict ? <Verdict comparison={verdict} /> : null),
    },
  ];
  return (
    <DataTable
      caption="Win rates of leads that came equally far"
      exportAs="step-groups"
      stacked
      {...{ columns, rows }}
      rowKey={({ group }) => group}
    />
  );
}

interface ShareFigureProps {
  label: string;
  means: MetricKey;
  /** Whose values the part and the whole are. */
  counts: readonly [part: MetricKey, whole: MetricKey];
  part: number;
  whole: number;
  href: string;
  tone?: "lost";
  children?: ReactNode;
}

function ShareFigure({ label, means, counts, part, whole, href, tone, children }: ShareFigureProps) {
  return (
    <Figure
      {...{ label, means, tone }}
      inputs={{ [counts[0]]: part, [counts[1]]: whole }}
      value={whole === 0 ? <Unknown reason="none to take a share of" /> : formatPercent(ratio(part, whole))}
      note={
        whole === 0 ? undefined : (
          <>
            <Count value={part} href={href} /> of {whole}
          </>
        )
      }
      how={children}
    />
  );
}
