// How is a number of things drawn, and which list opens behind it?
import { Link } from "@remix-run/react";
import { formatCount } from "../domain/rates";
import { Unknown } from "./Unknown";

interface CountProps {
  value: number | null;
  /** The list of exactly these things; a count of 0 is never a link. */
  href?: string;
  reason?: string;
}

export function Count({ value, href, reason }: CountProps) {
  if (value === null) return <Unknown reason={reason} />;
  if (value === 0) return <span className="text-faint">0</span>;
  const text = formatCount(value);
  return href ? (
    <Link to={href} className="quiet-link">
      {text}
    </Link>
  ) : (
    text
  );
}
