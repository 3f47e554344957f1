// How does a test change the steps of its organization, as the page does?
import {
  encodeStepForm,
  formOfNewStep,
  formOfOrder,
  formOfStep,
  type StepForm,
} from "../../app/domain/stepForm";
import type { StepDefinition } from "../../app/domain/stepRules";
import { confirmStepChange, type StepsOutcome } from "../../app/server/stepsAction";
import { withOrganization } from "../../db/connection";
import { findStepsVersion, listSteps } from "../../db/queries/steps";
import type { TestDatabase } from "./database";

export function stepChanges(database: Pick<TestDatabase, "db" | "organizationId">) {
  const inside = <T>(run: Parameters<typeof withOrganization<T>>[2]) =>
    withOrganization(database.db, database.organizationId, run);
  const steps = () => inside(listSteps);
  const version = () => inside(findStepsVersion);

  async function find(name: string): Promise<StepDefinition> {
    const step = (await steps()).find((step) => step.name === name);
    if (!step) throw new Error(`there is no step ${name}`);
    return step;
  }

  /** The form of a step as its page shows it, with some fields typed over. */
  async function editing(name: string, typed: Partial<StepForm>): Promise<StepForm> {
    return { ...formOfStep(await find(name), await version()), ...typed };
  }

  /** The form of a new step after another; of the first step where `after` is null. */
  async function adding(
    name: string,
    after: string | null,
    typed: Partial<StepForm> = {},
  ): Promise<StepForm> {
    const form = formOfNewStep(after === null ? null : (await find(after)).stepId, "", await version());
    return { ...form, name, ...typed };
  }

  async function ordering(names: readonly string[]): Promise<StepForm> {
    const known = await steps();
    const ids = names.map((name) => known.find((step) => step.name === name)?.stepId ?? 0);
    return formOfOrder(ids, await version());
  }

  const confirm = (form: StepForm, who: string | null = "Maria"): Promise<StepsOutcome> =>
    confirmStepChange(database, { form, who });
  const queryOf = (form: StepForm) => encodeStepForm(form);

  return { steps, version, find, editing, adding, ordering, confirm, queryOf };
}
