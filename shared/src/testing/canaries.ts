/**
 * Makes random words for private fields and searches for them in what others received. Words are ASCII letters and
 * digits, so that their bytes are the same in JSON, HTML and a Yjs update.
 */
export class Canaries {
  /** Word -> the place where it was put. */
  readonly #places = new Map<string, string>();

  /** A new word for this place. */
  word(place: string): string {
    const word = `canary${randomLetters()}${randomLetters()}`;
    this.#places.set(word, place);
    return word;
  }

  /** Where words were put. */
  get places(): string[] {
    return [...this.#places.values()];
  }

  get count(): number {
    return this.#places.size;
  }

  /** The places whose words are in the text. */
  leaksIn(text: string): string[] {
    return [...this.#places].filter(([word]) => text.includes(word)).map(([, place]) => place);
  }
}

const randomLetters = () => Math.random().toString(36).slice(2);
