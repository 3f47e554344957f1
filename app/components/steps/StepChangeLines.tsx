// What does a change of the steps say, step by step?
import type { StepLine } from "../../reports/stepHistory";

export function StepChangeLines({ lines }: { lines: readonly StepLine[] }) {
  return (
    <ul className="space-y-1.5 text-sm">
      {lines.map(({ step, what, fields }) => (
        <li key={step}>
          <bdi className="font-medium">{step}</bdi>
          {what === "added" ? " added" : null}
          {what === "moved" ? " moved" : null}
          {": "}
          {fields
            .filter(({ to }) => what !== "added" || to !== null)
            .map(({ field, label, from, to }, index) => (
              <span key={field} className="text-soft">
                {index > 0 ? "; " : null}
                {label.toLowerCase()}{" "}
                {what === "added" ? null : (
                  <>
                    from <Value>{from}</Value> to{" "}
                  </>
                )}
                <Value>{to}</Value>
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}

function Value({ children }: { children: string | null }) {
  return children === null ? <span className="text-faint">not set</span> : <bdi>{children}</bdi>;
}
