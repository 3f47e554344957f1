// Which leads do we know the right answer of?
import type { StateCase } from "./stateCase";
import { stateCasesEnded } from "./stateCasesEnded";
import { stateCasesOpen } from "./stateCasesOpen";

export const stateCases: readonly StateCase[] = [...stateCasesOpen, ...stateCasesEnded];
