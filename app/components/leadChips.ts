// Which filters of the lead list are in force beyond those of the bar, and what is each without the other?

import { formatMonth } from "../domain/day";
import type { LeadFilters } from "../domain/filters";
import { partyLooks } from "./charts/partyLooks";

interface Names {
  stepNames: { stepId: number; name: string }[];
  issueNames: { issueId: number; name: string }[];
}

export interface LeadChip {
  label: string;
  /** What takes the filter away. */
  without: LeadFilters;
}

export function leadChips(filters: LeadFilters, names: Names): LeadChip[] {
  const { state, bucket, worked, stranded, month, q, manner, decided, buttons, magicClose } = filters;
  return [
    ...(state ? [{ label: state, without: { state: undefined } }] : []),
    ...(decided === undefined
      ? []
      : [{ label: decided ? "won or lost" : "neither won nor lost", without: { decided: undefined } }]),
    ...(worked === undefined
      ? []
      : [{ label: worked ? "worked" : "no touch, signal or deal", without: { worked: undefined } }]),
    ...(stranded ? [{ label: "money stranded", without: { stranded: undefined } }] : []),
    ...stepChip(filters, names),
    ...issueChip(filters, names),
    ...landedChips(filters, names),
    ...(manner ? [{ label: `objected ${manner}`, without: { manner: undefined } }] : []),
    ...(buttons === undefined ? [] : [{ label: buttonsLabel(buttons), without: { buttons: undefined } }]),
    ...(magicClose ? [{ label: magicCloseLabels[magicClose], without: { magicClose: undefined } }] : []),
    ...(bucket ? [{ label: bucket, without: { bucket: undefined } }] : []),
    ...(month
      ? [
          {
            label: month === "unknown" ? "date unknown" : `bought ${formatMonth(month)}`,
            without: { month: undefined },
          },
        ]
      : []),
    ...(q ? [{ label: `“${q}”`, without: { q: undefined } }] : []),
  ];
}

const magicCloseLabels = {
  yes: "magic close",
  no: "won with every button closed",
  "not recorded": "won, steps not recorded",
};

function stepChip({ step, stepState }: LeadFilters, { stepNames }: Names): LeadChip[] {
  if (step === undefined) return [];
  const name =
    step === 0
      ? "Steps not recorded"
      : (stepNames.find((known) => known.stepId === step)?.name ?? "A step that does not exist");
  const label = stepState ? `${name}: ${stepState}` : `at ${name}`;
  return [{ label, without: { step: undefined, stepState: undefined } }];
}

function issueChip({ issue }: LeadFilters, { issueNames }: Names): LeadChip[] {
  if (issue === undefined) return [];
  const name = issueNames.find((known) => known.issueId === issue)?.name;
  const label = issue === 0 ? "no issue named" : `about ${name ?? "an issue that does not exist"}`;
  return [{ label, without: { issue: undefined } }];
}

function buttonsLabel(buttons: number | "unknown"): string {
  if (buttons === "unknown") return "steps not recorded";
  return `${buttons} ${buttons === 1 ? "button" : "buttons"} closed before the close`;
}

function landedChips({ onWhom, waste, openIssue }: LeadFilters, { issueNames }: Names): LeadChip[] {
  const issue =
    issueNames.find(({ issueId }) => issueId === openIssue)?.name ?? "an issue that does not exist";
  return [
    ...(onWhom ? [{ label: partyLooks[onWhom].label, without: { onWhom: undefined } }] : []),
    ...(waste ? [{ label: "waste", without: { waste: undefined } }] : []),
    ...(openIssue === undefined
      ? []
      : [
          {
            label: openIssue === 0 ? "no open issue named" : `open where it sits: ${issue}`,
            without: { openIssue: undefined },
          },
        ]),
  ];
}
