// How is everything built that is not up to date? Prints one line; a second run with nothing changed does nothing.
import { bundle } from "./bundle.js";
import { buildPages } from "./pages.js";

const begun = Date.now();
try {
  const built = await Promise.all([bundle(), buildPages()]);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const missing = built.some((build) => build === undefined);
  if (missing)
    throw new Error("There are no sources to build from, or the devDependencies are not installed.");
  console.error(built.some((build) => build?.made) ? `Built in ${seconds} s.` : "The build is up to date.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
