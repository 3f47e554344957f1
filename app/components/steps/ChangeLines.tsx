// What does a change say, line by line?
import type { ChangeLine } from "../../reports/changeHistory";

export function ChangeLines({ lines }: { lines: readonly ChangeLine[] }) {
  return (
    <ul className="space-y-1.5 text-sm">
      {lines.map(({ name, what, fields }) => (
        <li key={name}>
          <bdi className="font-medium">{name}</bdi>
          {what === "changed" ? null : ` ${what}`}
          {": "}
          {fields
            .filter(({ from, to }) => (what === "added" ? to : what === "taken away" ? from : "") !== null)
            .map(({ field, label, from, to }, index) => (
              <span key={field} className="text-soft">
                {index > 0 ? "; " : null}
                {label.toLowerCase()}{" "}
                {what === "added" || what === "taken away" ? null : (
                  <>
                    from <Value>{from}</Value> to{" "}
                  </>
                )}
                <Value>{what === "taken away" ? from : to}</Value>
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
