// What does the command line say of a file that was taken in, or would be?

import { fieldLabel } from "../../app/domain/changedFields";
import { countedKinds } from "../../app/domain/countedKinds";
import { looseSentences } from "../../app/domain/looseCharges";
import { formatCount } from "../../app/domain/rates";
import type { ImportResult } from "../../app/intake/importRequest";
import { commentSentence } from "../../app/intake/readingWords";

/** The numbers of an import in sentences, with its first rejects. */
export function importSummary(result: ImportResult, dryRun: boolean): string {
  const { made } = result;
  const news = countedKinds(Object.entries(made).map(([noun, count]) => ({ noun, count })));
  const lines = [
    dryRun ? `Dry run of ${result.file}: nothing was kept.` : `Import ${result.importId}: ${result.file}`,
    ...(result.sameFileAs === null
      ? []
      : [`The very same file was taken in before, as import ${result.sameFileAs}.`]),
    ...(result.remembered
      ? ["Its columns were mapped as in this vendor's last file with the same header."]
      : []),
    ...(result.preset === null
      ? []
      : [`Looks like ${result.preset.name}; --preset none guesses by the names of the columns alone.`]),
    ...result.questions,
    ...(result.leftOut.length > 0
      ? [`Left out, since nothing is read from them: ${result.leftOut.join(", ")}.`]
      : []),
    ...(result.sheetNote === null ? [] : [result.sheetNote]),
    ...(result.commentsLeftOut === null ? [] : [commentSentence(result.commentsLeftOut)]),
    ...(result.totalLeftOut === null
      ? []
      : [
          `Left out as a total of the other rows: line ${result.totalLeftOut.line}, ${result.totalLeftOut.text}.`,
        ]),
    `${formatCount(result.rows)} ${result.rows === 1 ? "row" : "rows"}: ${formatCount(result.accepted)} accepted, ${formatCount(result.alreadyHere)} already here, ${formatCount(result.rejected)} rejected.`,
    news === "" ? "Nothing new." : `New: ${news}.`,
    ...(result.changed > 0 ? [changedSentence(result)] : []),
    ...(result.tally.repeated > 0
      ? [
          `${countOf(result.tally.repeated, "row")} ${result.tally.repeated === 1 ? "repeats" : "repeat"} an earlier row of the file.`,
        ]
      : []),
    ...(result.tally.duplicates > 0
      ? [`${countOf(result.tally.duplicates, "lead")} of accounts that were bought before.`]
      : []),
    ...(result.anonymous > 0
      ? [
          `${countOf(result.anonymous, "lead")} ${result.anonymous === 1 ? "names" : "name"} nobody: counted, never matched.`,
        ]
      : []),
    ...looseSentences(result.loose),
    ...result.rejects.map(({ sentence }) => `  ${sentence}`),
    ...(result.rejected > result.rejects.length
      ? [`  … and ${formatCount(result.rejected - result.rejects.length)} more.`]
      : []),
  ];
  return lines.join("\n");
}

function changedSentence({ changed, tally }: ImportResult): string {
  const fields = tally.fields.map(({ field, rows }) => `${fieldLabel(field)} ${formatCount(rows)}`);
  return `Changed: ${countOf(changed, "row")}${fields.length > 0 ? ` (${fields.join(", ")})` : ""}.`;
}

function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
