// `placket serve` and `placket demo`: the board in a browser.
import type { Command } from "./arguments";

export const serveCommand: Command = {
  name: "serve",
  says: "Serves the board for your own data (PORT, HOST); Ctrl-C stops it.",
  options: {},
  example: "PORT=8080 placket serve",
  run: async () => (await server()).serve(),
};

export const demoCommand: Command = {
  name: "demo",
  says: "Serves the board for a sample organization, made by importing sample files.",
  options: {},
  example: "placket demo",
  run: async () => {
    const { prepareDemo } = await import("../samples/demo");
    return (await server()).serve({ demo: true, prepare: prepareDemo });
  },
};

/** The server and all that it brings is loaded where it is wanted: an import needs the memory. */
function server() {
  return import("../serve");
}
