// Which commands does the command line have?

import { accountCommand } from "./account";
import type { Command } from "./arguments";
import { doctorCommand } from "./doctor";
import { importCommand } from "./import";
import { importsCommand } from "./imports";
import { mailCommand } from "./mail";
import { matchCommand } from "./match";
import { rebuildCommand } from "./rebuild";
import { rejectsCommand } from "./rejects";
import { reportCommand } from "./report";
import { demoCommand, serveCommand } from "./serving";
import { settingsCommand } from "./settings";
import { signalCommand } from "./signal";
import { signalsCommand } from "./signals";
import { undoCommand } from "./undo";

export const commands: readonly Command[] = [
  importCommand,
  importsCommand,
  rejectsCommand,
  undoCommand,
  reportCommand,
  mailCommand,
  signalCommand,
  signalsCommand,
  matchCommand,
  accountCommand,
  settingsCommand,
  rebuildCommand,
  doctorCommand,
  demoCommand,
  serveCommand,
];
