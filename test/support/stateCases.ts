// Which leads do we know the right answer of?
import type { StateCase } from "./stateCase";
import { stateCasesEnded } from "./stateCasesEnded";
import { stateCasesMoving } from "./stateCasesMoving";
import { stateCasesObjections } from "./stateCasesObjections";
import { stateCasesSettled } from "./stateCasesSettled";
import { stateCasesWon } from "./stateCasesWon";

/** With the default steps and limits: nothing typed, nothing learned, follow-up 5 days. */
export const stateCases: readonly StateCase[] = [
  ...stateCasesMoving,
  ...stateCasesObjections,
  ...stateCasesWon,
  ...stateCasesEnded,
  ...stateCasesSettled,
];
