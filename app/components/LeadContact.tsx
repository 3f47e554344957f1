// Whom does one reach at a lead, and which file did it come from?
import { Link } from "@remix-run/react";
import type { LeadReport } from "../reports/leadReport";

export function LeadContact({
  contact,
  from,
}: {
  contact: LeadReport["contact"];
  from: LeadReport["import"];
}) {
  return (
    <dl className="grid grid-cols-[7rem_1fr] gap-y-2 text-sm">
      {contact.map(({ label, text, href }) => (
        <div key={label} className="contents">
          <dt className="text-faint">{label}</dt>
          <dd className="min-w-0 break-words">
            {href ? (
              <a href={href} className="text-link">
                <bdi>{text}</bdi>
              </a>
            ) : (
              <bdi>{text}</bdi>
            )}
          </dd>
        </div>
      ))}
      <div className="contents">
        <dt className="text-faint">From</dt>
        <dd className="min-w-0 break-words">
          <Link to={`/imports/${from.importId}`} className="text-link">
            <bdi>{from.file}</bdi>
          </Link>
          , line {from.line}
        </dd>
      </div>
    </dl>
  );
}
