/** Values by key. Beyond `most` the one unused for longest is dropped, so that a flood of keys cannot fill the memory. */
export class RecentMap<V> {
  /** A Map keeps insertion order, which here is the order of last use. */
  readonly #values = new Map<string, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, make: () => V): V {
    const value = this.#values.get(key) ?? make();
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#most) this.#values.delete(this.#values.keys().next().value as string);
    return value;
  }

  /** Drops values, beginning with the one unused for longest, as long as they are useless. */
  dropWhile(isUseless: (value: V) => boolean): void {
    for (const [key, value] of this.#values) {
      if (!isUseless(value)) return;
      this.#values.delete(key);
    }
  }
}
