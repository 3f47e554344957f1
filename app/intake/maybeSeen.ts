// Has a number like this come before? "No" is certain, "yes" is wrong for one in hundreds.

const bitsEach = 16;

/** A Bloom filter of two megabytes a million numbers: what remembers every row of a file must stay small. */
export class MaybeSeen {
  private readonly words: Uint32Array;
  private readonly mask: number;

  /** `expected`: about how many numbers will come. */
  constructor(expected: number) {
    const bits = Math.max(15, Math.ceil(Math.log2(Math.max(1, expected) * bitsEach)));
    this.words = new Uint32Array((2 ** Math.min(bits, 31)) >>> 5);
    this.mask = 2 ** Math.min(bits, 31) - 1;
  }

  /** Whether the number may have come before; from now on it has. Numbers must be well mixed, as hashes are. */
  add(number: number): boolean {
    const low = number >>> 0;
    const step = Math.imul(Math.floor(number * 2 ** -32) ^ low, 2654435761) | 1;
    let seen = true;
    for (let turn = 0, place = low; turn < 4; turn += 1, place = (place + step) >>> 0) {
      const bit = place & this.mask;
      const word = bit >>> 5;
      const flag = 1 << (bit & 31);
      const here = this.words[word] ?? 0;
      if ((here & flag) === 0) {
        seen = false;
        this.words[word] = here | flag;
      }
    }
    return seen;
  }
}
