// Which colour and pattern stands for what?
import { useId } from "react";
import { Patterns, paint } from "./Patterns";
import type { Tone } from "./series";

export function Legend({ items }: { items: readonly { label: string; tone: Tone }[] }) {
  const id = useId().replaceAll(":", "");
  return (
    <ul className="flex flex-wrap gap-x-3 sm:gap-x-4 gap-y-1 text-xs text-soft">
      {items.map(({ label, tone }, index) => (
        <li key={label} className="flex items-center gap-1.5">
          <svg viewBox="0 0 14 12" className="h-3 w-3.5" aria-hidden="true">
            {index === 0 ? <Patterns id={id} /> : null}
            <rect width="14" height="12" rx="2" fill={paint(tone, id)} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
