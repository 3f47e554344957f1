// How is an amount drawn, and what if it is not known?
import { Link } from "@remix-run/react";
import { formatMoney } from "../domain/money";
import { Unknown } from "./Unknown";

interface MoneyProps {
  /** Minor units of the currency; null is unknown. */
  minor: number | null;
  currency: string;
  /** Leaves the minor units out: for charts and headlines. */
  whole?: boolean;
  href?: string;
  /** Why it is unknown, e.g. "no lead has a price". */
  reason?: string;
}

export function Money({ minor, currency, whole, href, reason }: MoneyProps) {
  if (minor === null) return <Unknown reason={reason} />;
  const text = <span className="whitespace-nowrap">{formatMoney(minor, currency, { whole })}</span>;
  return href ? (
    <Link to={href} className="quiet-link">
      {text}
    </Link>
  ) : (
    text
  );
}
