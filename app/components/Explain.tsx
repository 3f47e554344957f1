// What does this figure or word mean, of what was it computed, of how many and as of when? One click away, without scripts too.
import { type CSSProperties, type ReactNode, useContext, useId } from "react";
import { formatDay } from "../domain/day";
import { formatUnit } from "../domain/metrics/metric";
import { type MetricKey, metrics, type TermKey, term, termAnchor } from "../domain/metrics/registry";
import { formatCount } from "../domain/rates";
import { PageAsOf } from "./layout/pageAsOf";

/** What a figure was computed of: the values of other figures, by their keys. */
export type Inputs = Partial<Record<MetricKey, number | null>>;

interface ExplainProps {
  means: TermKey;
  /** What is pressed; without it a small mark is, for places whose words are a link already. */
  children?: ReactNode;
  /** The values that the formula was given. */
  inputs?: Inputs;
  /** Of how many. */
  n?: number;
  /** Of the inputs that are money. */
  currency?: string;
  /** What else is to be said of this one: "290 leads are too young". */
  more?: ReactNode;
}

/**
 * A word that opens its meaning. The note is a popover: drawn above everything, so that no table cuts it off, and closed by Escape or a
 * click elsewhere. Browsers without popovers get a link to the glossary.
 * @example <Explain means="cpl" inputs={{ netSpend: 120000, leads: 40 }} currency="USD">Cost per lead</Explain>
 */
export function Explain({ means, children, inputs = {}, n, currency, more }: ExplainProps) {
  const id = `note${useId().replaceAll(":", "")}`;
  const { name, says, ...rest } = term(means);
  const asOf = useContext(PageAsOf);
  const glossary = `/glossary#${termAnchor(means)}`;
  const question = `What ${name} means`;
  const label = children === undefined ? question : undefined;
  const look = children === undefined ? "explain explain-mark" : "explain";
  const given = Object.entries(inputs) as [MetricKey, number | null][];
  return (
    <>
      <button
        type="button"
        className={look}
        aria-label={label}
        data-means={means}
        style={{ anchorName: `--${id}` }}
        {...{ popovertarget: id }}
      >
        {children ?? <Mark />}
      </button>
      <a href={glossary} className="explain-plain" aria-label={label}>
        {children ?? <Mark />}
      </a>
      <span
        id={id}
        className="explain-note"
        role="note"
        aria-label={question}
        style={{ positionAnchor: `--${id}` } as CSSProperties}
        {...{ popover: "auto" }}
      >
        <b>{name}</b>
        <span>{says}</span>
        {given.length > 0 || n !== undefined ? (
          <span className="explain-inputs">
            {given.map(([key, value]) => (
              <span key={key}>
                <span>{metrics[key].name}</span>
                <span>{formatUnit(metrics[key].unit, value, currency)}</span>
              </span>
            ))}
            {n === undefined ? null : (
              <span>
                <span>n</span>
                <span>{formatCount(n)}</span>
              </span>
            )}
          </span>
        ) : null}
        {more ? <span>{more}</span> : null}
        {"unknown" in rest && rest.unknown !== "" ? <span>“—” where {rest.unknown}.</span> : null}
        <span className="explain-end">
          {asOf === null ? null : `As of the end of ${formatDay(asOf)}. `}
          {"source" in rest ? `From ${rest.source}. ` : null}
          <a href={glossary} className="text-link">
            Glossary
          </a>
        </span>
      </span>
    </>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 12 12" className="size-3" aria-hidden="true">
      <circle cx="6" cy="6" r="5.25" className="fill-none stroke-current" />
      <path d="M6 5.5v3" className="stroke-current" strokeWidth="1.2" />
      <circle cx="6" cy="3.6" r=".75" className="fill-current" />
    </svg>
  );
}
