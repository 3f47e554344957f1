// Which place has a key, among millions of keys that are asked for and most of which are not there?

/** Numbers keys of 32 bits (not 0) in the order in which they come: a hash table with open addresses, and a bit for each key before it that turns most strangers away. */
export class KeyTable {
  private count = 0;
  private keys = new Uint32Array(1 << 12);
  private places = new Int32Array(1 << 12);
  private bits = new Uint32Array(1 << 11);

  /** How many keys it has. */
  get size(): number {
    return this.count;
  }

  /** The place of a key, which it gets if it has none. */
  add(key: number): number {
    const at = this.seek(key);
    if (this.keys[at] === key) return this.places[at] ?? -1;
    this.put(at, key, this.count);
    this.count += 1;
    if (this.count * 2 > this.keys.length) this.grow();
    return this.count - 1;
  }

  /** The place of a key, or -1. */
  find(key: number): number {
    const bit = key & (this.bits.length * 32 - 1);
    if (((this.bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return -1;
    const at = this.seek(key);
    return this.keys[at] === key ? (this.places[at] ?? -1) : -1;
  }

  private seek(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let at = (key ^ (key >>> 15)) & mask;
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  private put(at: number, key: number, place: number): void {
    this.keys[at] = key;
    this.places[at] = place;
    const bit = key & (this.bits.length * 32 - 1);
    this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  private grow(): void {
    const [keys, places] = [this.keys, this.places];
    this.keys = new Uint32Array(keys.length * 2);
    this.places = new Int32Array(keys.length * 2);
    this.bits = new Uint32Array(this.bits.length * 2);
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] ?? 0;
      if (key !== 0) this.put(this.seek(key), key, places[at] ?? -1);
    }
  }
}
