// `placket serve` and `placket demo`: the board in a browser.
import { prepareDemo } from "../samples/demo";
import { serve } from "../serve";
import type { Command } from "./arguments";

export const serveCommand: Command = {
  name: "serve",
  says: "Serves the board for your own data (PORT, HOST); Ctrl-C stops it.",
  options: {},
  example: "PORT=8080 placket serve",
  run: () => serve(),
};

export const demoCommand: Command = {
  name: "demo",
  says: "Serves the board for a sample organization, made by importing sample files.",
  options: {},
  example: "placket demo",
  run: () => serve({ demo: true, prepare: prepareDemo }),
};
