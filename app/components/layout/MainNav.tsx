// Where can one go from here, and where is one now?
import { NavLink, useLocation } from "@remix-run/react";

interface Place {
  to: string;
  label: string;
}

/** What one looks at to decide, what one does today, and what both rest on. */
const groups: { name: string; places: Place[] }[] = [
  {
    name: "Numbers",
    places: [
      { to: "/", label: "Board" },
      { to: "/waste", label: "Waste" },
      { to: "/steps", label: "Steps" },
      { to: "/magic-closes", label: "Magic closes" },
      { to: "/paid-twice", label: "Paid twice" },
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
      { to: "/unmatched", label: "Unmatched" },
    ],
  },
  {
    name: "Set up",
    places: [
      { to: "/charges", label: "Charges" },
      { to: "/imports", label: "Imports" },
      { to: "/settings", label: "Settings" },
    ],
  },
];

/** A row where there is room; below that a menu that names the place one is at, and opens without scripts too. */
export function MainNav() {
  const { pathname, key } = useLocation();
  const here = groups.flatMap(({ places }) => places).find(({ to }) => isAt(pathname, to));
  return (
    <>
      <details key={key} className="peer group/menu lg:hidden">
        <summary className="-mr-3 flex min-h-11 list-none items-center gap-2 rounded-md px-3 whitespace-nowrap [&::-webkit-details-marker]:hidden">
          <span className="text-soft">Menu</span>
          {here ? <span className="font-medium text-accent">{here.label}</span> : null}
          <svg viewBox="0 0 16 16" className="size-4 text-soft" aria-hidden="true">
            <path
              d="M3 6l5 5 5-5"
              className="origin-center fill-none stroke-current group-open/menu:-scale-y-100"
              strokeWidth="1.6"
            />
          </svg>
        </summary>
      </details>
      <nav
        aria-label="Main"
        className="hidden w-full border-t border-line py-3 peer-open:block lg:order-2 lg:block lg:h-full lg:w-auto lg:border-0 lg:py-0"
      >
        <div className="grid gap-3 sm:grid-cols-3 lg:flex lg:h-full lg:gap-0">
          {groups.map(({ name, places }) => (
            <div key={name} className="group/places lg:flex lg:h-full lg:items-center">
              <p className="mb-1 text-xs font-medium text-faint lg:hidden">{name}</p>
              <span
                aria-hidden="true"
                className="mx-2 hidden h-5 border-l border-line group-first/places:hidden lg:block"
              />
              <ul
                aria-label={name}
                className="grid grid-cols-2 gap-x-2 sm:grid-cols-1 lg:flex lg:h-full lg:gap-0"
              >
                {places.map(({ to, label }) => (
                  <li key={to}>
                    <NavLink
                      to={to}
                      end={to === "/"}
                      className="-ml-3 flex min-h-11 items-center rounded-md border-transparent px-3 whitespace-nowrap text-soft hover:text-ink aria-[current=page]:bg-accent-wash aria-[current=page]:font-medium aria-[current=page]:text-accent lg:ml-0 lg:h-full lg:rounded-none lg:border-y-2 lg:px-2 lg:aria-[current=page]:border-b-accent lg:aria-[current=page]:bg-transparent lg:aria-[current=page]:text-ink"
                    >
                      {label}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </nav>
    </>
  );
}

function isAt(pathname: string, to: string): boolean {
  return pathname === to || (to !== "/" && pathname.startsWith(`${to}/`));
}
