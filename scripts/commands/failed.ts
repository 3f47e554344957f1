// How does a command say, in a sentence or as JSON, that it did not do what was asked?
import { Trouble } from "../../app/domain/trouble";

export interface Failure {
  /** refused: the file cannot be taken in; "rows rejected": all or nothing was asked for; "not possible": anything else. */
  code: "refused" | "rows rejected" | "not possible";
  sentence: string;
  /** The file it is about, as it was typed. */
  file: string | null;
}

/** A file that was refused: the sentence names it. */
export class FileRefused extends Trouble {
  constructor(
    readonly file: string,
    readonly sentence: string,
  ) {
    super(sentence.includes(file) ? sentence : `${file}: ${sentence}`);
  }
}

/** What `--json` prints of a trouble. */
export function failureOf(error: Trouble): Failure {
  return error instanceof FileRefused
    ? { code: "refused", sentence: error.sentence, file: error.file }
    : { code: "not possible", sentence: error.message, file: null };
}
