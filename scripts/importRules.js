// Who may import whom? The table that test/rules/imports.test.ts holds the code to.

/** @typedef {import("dependency-cruiser").IForbiddenRuleType} Rule */

/** @type {{ dependencyTypesNot: import("dependency-cruiser").DependencyType[] }} */
const valueOnly = { dependencyTypesNot: ["type-only"] };
const library = "node_modules";

/** @type {Record<string, string[]>} what each room may import besides itself. Other rooms are named by path, everything else is refused */
const rooms = {
  "^app/domain/": [],
  "^app/components/": ["^app/domain/"],
  "^db/": ["^app/domain/"],
  "^app/reports/": ["^app/domain/", "^db/"],
  "^app/matching/": ["^app/domain/", "^db/"],
  "^app/intake/": ["^app/domain/", "^app/matching/", "^db/"],
  "^app/server/": ["^app/(domain|intake|matching|reports)/", "^db/"],
  "^app/routes/": ["^app/(components|domain|intake|matching|reports|server)/", "^db/"],
  "^app/[^/]+$": ["^app/(components|domain|server)/", "^db/"],
  "^scripts/": ["^app/(domain|intake|matching|reports|server)/", "^db/", "^remix\\.config\\.js$"],
};

/** @type {Record<string, string[]>} types cross where values may not: a component draws a report, but never makes one */
const types = { "^app/components/": ["^app/reports/"] };

const ours = "^(app|db|scripts|test)/|^remix\\.config\\.js$";

/** @param {string} room */
function nameOf(room) {
  return room.replace("[^/]+$", "").replace("^", "");
}

/** @type {Rule[]} */
const table = Object.entries(rooms).map(([room, allowed]) => ({
  name: `imports of ${nameOf(room)}`,
  severity: "error",
  from: { path: room },
  to: { path: ours, pathNot: [room, ...allowed, ...(types[room] ?? [])] },
}));

/** @type {Rule[]} */
const typesOnly = Object.entries(types).map(([room, allowed]) => ({
  name: `only types for ${nameOf(room)}`,
  severity: "error",
  from: { path: room },
  to: { path: allowed, ...valueOnly },
}));

/** @type {Rule[]} */
export const forbidden = [
  ...table,
  ...typesOnly,
  {
    name: "domain imports no library and nothing of Node",
    severity: "error",
    from: { path: "^app/domain/" },
    to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "components run in the browser",
    severity: "error",
    from: { path: "^app/components/" },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "SQL lives under db",
    severity: "error",
    from: { path: "^(app|scripts)/" },
    to: { path: `${library}/(kysely|pg|pg-copy-streams)/`, ...valueOnly },
  },
  {
    name: "charts are drawn in one place",
    severity: "error",
    from: { path: "^app/", pathNot: "^app/components/charts/" },
    to: { path: `${library}/recharts/` },
  },
  {
    name: "remix is a name on the box, never imported",
    severity: "error",
    from: {},
    to: { path: `${library}/remix/` },
  },
  {
    name: "nothing imports a route",
    severity: "error",
    from: { path: "^(app|db|scripts)/" },
    to: { path: "^app/routes/" },
  },
  {
    name: "no circles",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: valueOnly },
  },
  {
    name: "everything that is imported is there",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "what runs is a dependency",
    severity: "error",
    from: { path: "^(app|db)/" },
    to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], ...valueOnly },
  },
];
