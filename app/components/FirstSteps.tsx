// What does a new organization do first?
import { Link } from "@remix-run/react";
import type { CurrencyAndZone } from "../domain/currencyAndZone";
import { zoneWords } from "../domain/localTime";
import { ButtonLink } from "./forms/Button";
import { EmptyState } from "./layout/EmptyState";
import { PageHeader } from "./layout/PageHeader";

/** Stands where the board will be, until the first file is taken in. */
export function FirstSteps({ currency, timeZone }: CurrencyAndZone) {
  return (
    <>
      <PageHeader place="Board" title="Bring in a lead list, and see where its leads stall" />
      <EmptyState
        title="Nothing was imported yet"
        actions={<ButtonLink to="/imports">Import a file</ButtonLink>}
      >
        <p>
          Start with the list a vendor sold you, as a CSV or Excel file: one row a lead, with whatever columns
          it has. Say what it cost. Then add the CRM&apos;s deals and the signals you have; each row finds its
          lead.
        </p>
        <p className="mt-2">
          Money is in {currency} and days end at midnight in {zoneWords(timeZone)} time. If yours do not,
          change that before the first file: what is taken in stays in its currency.{" "}
          <Link to="/settings" className="text-link">
            Currency and time zone
          </Link>
        </p>
        <p className="mt-2">
          To look around first, stop the server and run <code>npm run demo</code>: it makes a sample
          organization beside yours.
        </p>
      </EmptyState>
    </>
  );
}
