// Which imports break the table of scripts/importRules.js?
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { forbidden } from "../../scripts/importRules";

export interface ImportFault {
  rule: string;
  from: string;
  to: string;
}

/** Reads every module under the directories of `baseDir`; about a second for all of Placket. */
export async function listImportFaults(baseDir: string, directories: string[]): Promise<ImportFault[]> {
  const { output } = await cruise(
    directories,
    {
      baseDir,
      ruleSet: { forbidden },
      validate: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "fixtures" },
      tsPreCompilationDeps: true,
    },
    {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".json", ".css"],
    },
  );
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
  }));
}
