// Which of a few ways to look at a section is chosen, and where are the others?
import { Link } from "@remix-run/react";

interface ChoiceLinksProps {
  label: string;
  choices: { key: string | number; label: string; href: string }[];
  chosen: string | number;
}

/** Plain links in a row; the page stays where it is scrolled to. */
export function ChoiceLinks({ label, choices, chosen }: ChoiceLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1">
        {choices.map(({ key, label, href }) => (
          <li key={key}>
            <Link
              to={href}
              preventScrollReset
              aria-current={key === chosen ? "page" : undefined}
              className="tap inline-flex min-w-11 items-center justify-center rounded-md px-2.5 py-1 text-sm text-soft hover:text-ink aria-[current=page]:bg-accent-wash aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
