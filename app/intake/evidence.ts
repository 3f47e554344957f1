// What do all cells of a column prove about how it is written?
import { minorDigits } from "../domain/money";
import { cleanCell, detached, saysNothing } from "./cellText";
import { addDateEvidence, type DateEvidence, noDateEvidence } from "./dateFormat";
import { currencyOf } from "./moneyCell";
import { decimalProof, type NumberEvidence, noNumberEvidence, writtenNumber } from "./numberFormat";
import { countOdd, noOddCells, type OddCells } from "./oddCells";

const trialCells = 200;
const mostWords = 200;
const mostKept = 5_000;

/** Listens to one column, cell by cell. Dates and numbers are weighed on all rows where the first 200 hold any, or where told to. */
export class ColumnListener {
  filled = 0;
  readonly samples: string[] = [];
  readonly values: string[] = [];
  /** Cells of one character that say nothing in most columns, and how often they stand. */
  readonly marks = new Map<string, number>();
  readonly odd: OddCells = noOddCells();
  private readonly dates: DateEvidence = noDateEvidence();
  private readonly numbers: NumberEvidence = noNumberEvidence();
  private datesHeard: boolean | undefined;
  private numbersHeard: boolean | undefined;
  private words: Map<string, number> | undefined = new Map();
  private readonly seen = new Set<string>();

  constructor(private readonly currency: string) {}

  /** Weighs dates or money even where the first rows hold none. */
  insist(type: "dates" | "numbers"): void {
    if (type === "dates") this.datesHeard = true;
    else this.numbersHeard = true;
  }

  hear(cell: string): void {
    if (cell === "") return;
    const text = cleanCell(cell);
    if (saysNothing(text)) {
      if (text.length === 1) this.marks.set(text, (this.marks.get(text) ?? 0) + 1);
      return;
    }
    countOdd(this.odd, cell, text);
    this.filled += 1;
    if (this.samples.length < 3 && text.length < 2000 && !this.samples.includes(text))
      this.samples.push(detached(text));
    if (this.values.length < 50 && text.length < 2000) this.values.push(detached(text));
    this.countWord(text);
    const trial = this.filled <= trialCells;
    if (!trial && !this.datesHeard && !this.numbersHeard) return;
    if (this.repeated(text)) return;
    if (trial || this.datesHeard) {
      if (mayBeDate.test(text) && addDateEvidence(this.dates, text)) this.datesHeard = true;
    }
    if ((trial || this.numbersHeard) && this.hearNumber(text)) this.numbersHeard = true;
  }

  get evidence(): { dates: DateEvidence | undefined; numbers: NumberEvidence | undefined } {
    return {
      dates: this.datesHeard ? this.dates : undefined,
      numbers: this.numbersHeard ? this.numbers : undefined,
    };
  }

  get frequentWords(): [string, number][] | undefined {
    return this.words && [...this.words].sort((left, right) => right[1] - left[1]);
  }

  /** Whether it may say for and against by signs: a plus stands in it, or no word does. */
  get speaksBySigns(): boolean {
    return this.words !== undefined && (this.words.has("+") || this.words.size === 0);
  }

  /** Counts a mark as the word that it is in this column. */
  takeMark(mark: string): void {
    const rows = this.marks.get(mark) ?? 0;
    this.marks.delete(mark);
    this.filled += rows;
    this.words?.set(mark, rows);
    if (this.samples.length < 3) this.samples.push(mark);
  }

  private countWord(text: string): void {
    if (!this.words) return;
    const count = this.words.get(text);
    if (count === undefined && (this.words.size >= mostWords || text.length > 100)) this.words = undefined;
    else this.words.set(count === undefined ? detached(text) : text, (count ?? 0) + 1);
  }

  /** A cell said before proves nothing new. */
  private repeated(text: string): boolean {
    if (this.seen.has(text)) return true;
    if (this.seen.size < mostKept && text.length < 60) this.seen.add(detached(text));
    return false;
  }

  private hearNumber(text: string): boolean {
    const written = mayBeNumber.test(text) ? writtenNumber(text) : undefined;
    const currency = written && currencyOf(written.currency || this.currency, this.currency);
    if (!written || currency === undefined) return false;
    const { numbers } = this;
    if (written.currency === "") numbers.unmarked += 1;
    else if (!numbers.currencies.includes(written.currency) && numbers.currencies.length < 20)
      numbers.currencies.push(detached(written.currency));
    if (!written.negative && /[1-9]/.test(written.body)) numbers.above += 1;
    const proof = decimalProof(written, minorDigits(currency) <= 2);
    if (proof === ".") numbers.point += 1;
    else if (proof === ",") numbers.comma += 1;
    else if (proof === "either") {
      numbers.either += 1;
      if (numbers.eitherExample === "") numbers.eitherExample = detached(text);
    }
    return true;
  }
}

const mayBeDate = /^[\d'A-Za-z].{3,59}$/;
const mayBeNumber = /\d/;
