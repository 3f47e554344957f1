// Where can one go from here, and where is one now?
import { NavLink, useLocation } from "@remix-run/react";

interface Place {
  to: string;
  label: string;
  /** Where there is a row, it stands in the menu at its end: it is needed less often. */
  more?: boolean;
}

/** What one looks at to decide, what one does today, and what both rest on. */
const groups: { name: string; places: Place[] }[] = [
  {
    name: "Numbers",
    places: [
      { to: "/", label: "Board" },
      { to: "/waste", label: "Waste" },
      { to: "/cohorts", label: "Cohorts" },
      { to: "/vendors", label: "Vendors" },
      { to: "/next-dollar", label: "Next dollar" },
      { to: "/steps", label: "Steps" },
      { to: "/magic-closes", label: "Magic closes", more: true },
      { to: "/paid-twice", label: "Paid twice", more: true },
    ],
  },
  {
    name: "Work",
    places: [
      { to: "/circle-back", label: "Circle back" },
      { to: "/before-close", label: "Before close" },
      { to: "/placket", label: "Placket" },
      { to: "/leads", label: "Leads" },
      { to: "/matches", label: "Matches" },
      { to: "/unmatched", label: "Unmatched", more: true },
    ],
  },
  {
    name: "Set up",
    places: [
      { to: "/charges", label: "Charges", more: true },
      { to: "/imports", label: "Imports" },
      { to: "/settings", label: "Settings", more: true },
      { to: "/glossary", label: "Glossary", more: true },
    ],
  },
];

/** A row where there is room; below that a menu that names the place one is at, and opens without scripts too. */
export function MainNav() {
  const { pathname, key } = useLocation();
  const here = groups.flatMap(({ places }) => places).find(({ to }) => isAt(pathname, to));
  return (
    <>
      <details key={key} className="peer group/menu row:hidden">
        <summary className="-mr-3 flex min-h-11 list-none items-center gap-2 rounded-md px-3 whitespace-nowrap [&::-webkit-details-marker]:hidden">
          <span className="text-soft">Menu</span>
          {here ? <span className="font-medium text-accent">{here.label}</span> : null}
          <Chevron className="size-4 text-soft group-open/menu:-scale-y-100" />
        </summary>
      </details>
      <nav
        aria-label="Main"
        className="hidden w-full border-t border-line py-3 peer-open:block row:ml-auto row:block row:h-full row:w-auto row:border-0 row:py-0"
      >
        <div className="grid gap-3 sm:grid-cols-3 row:flex row:h-full row:gap-0">
          {groups.map(({ name, places }) => (
            <div key={name} className="group/places row:flex row:h-full row:items-center">
              <p className="mb-1 text-xs font-medium text-faint row:hidden">{name}</p>
              <span
                aria-hidden="true"
                className="mx-2 hidden h-5 border-l border-line group-first/places:hidden row:block"
              />
              <ul
                aria-label={name}
                className="grid grid-cols-2 gap-x-2 sm:grid-cols-1 row:flex row:h-full row:gap-0"
              >
                {places.map(({ to, label, more }) => (
                  <li key={to} className={more ? "row:hidden" : undefined}>
                    <NavLink
                      to={to}
                      end={to === "/"}
                      className="-ml-3 flex min-h-11 items-center rounded-md border-transparent px-3 whitespace-nowrap text-soft hover:text-ink aria-[current=page]:bg-accent-wash aria-[current=page]:font-medium aria-[current=page]:text-accent row:ml-0 row:h-full row:rounded-none row:border-y-2 row:px-2 row:aria-[current=page]:border-b-accent row:aria-[current=page]:bg-transparent row:aria-[current=page]:text-ink"
                    >
                      {label}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <MorePlaces key={key} pathname={pathname} />
        </div>
      </nav>
    </>
  );
}

function Chevron({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 16 16" className={className} aria-hidden="true">
      <path d="M3 6l5 5 5-5" className="fill-none stroke-current" strokeWidth="1.6" />
    </svg>
  );
}

/** The places of the row's menu. */
function MorePlaces({ pathname }: { pathname: string }) {
  const places = groups.flatMap(({ places }) => places.filter(({ more }) => more));
  const here = places.find(({ to }) => isAt(pathname, to));
  return (
    <details className="relative hidden row:block row:h-full">
      <summary
        className={`flex h-full list-none items-center border-y-2 border-transparent px-2 whitespace-nowrap [&::-webkit-details-marker]:hidden ${here ? "border-b-accent font-medium text-ink" : "text-soft hover:text-ink"}`}
      >
        {here ? here.label : "More"}
        <Chevron className="ml-1 size-3" />
      </summary>
      <ul className="absolute right-0 z-40 min-w-44 rounded-md border border-line bg-sheet py-1 shadow-lift">
        {places.map(({ to, label }) => (
          <li key={to}>
            <NavLink
              to={to}
              className="flex min-h-10 items-center px-4 text-soft hover:bg-sunken hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

function isAt(pathname: string, to: string): boolean {
  return pathname === to || (to !== "/" && pathname.startsWith(`${to}/`));
}
