// How does a stack trace name the lines of the sources instead of those of the bundle? A map is read when an error is told of, not before: with
// Node's own switch the maps of all modules stay in memory, 25 MB of them.
import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const position = /(file:\/\/[^\s()]+?):(\d+):(\d+)/;
/** @type {Map<string, SourceMap | undefined>} */
const maps = new Map();

/** From now on the `stack` of an error is written with the sources' files, lines and columns, where the bundle has a map for them. */
export function nameSourceLines() {
  Error.prepareStackTrace = (error, frames) =>
    [
      Error.prototype.toString.call(error),
      ...frames.map((frame) => `    at ${inSources(String(frame))}`),
    ].join("\n");
}

/** @param {string} frame */
function inSources(frame) {
  return frame.replace(position, (whole, url, line, column) => {
    const found = mapOf(url)?.findEntry(Number(line) - 1, Number(column) - 1);
    return found && "originalSource" in found
      ? `${new URL(found.originalSource, url)}:${found.originalLine + 1}:${found.originalColumn + 1}`
      : whole;
  });
}

/** @param {string} url */
function mapOf(url) {
  if (!maps.has(url)) maps.set(url, readMap(url));
  return maps.get(url);
}

/**
 * What cannot be read leaves the trace as it is: an error must not hide another.
 * @param {string} url
 */
function readMap(url) {
  try {
    const path = `${fileURLToPath(url)}.map`;
    return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, "utf8"))) : undefined;
  } catch {
    return undefined;
  }
}
