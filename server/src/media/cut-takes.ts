import { Slots } from "../platform/slots.js";

/** What is kept of all cuts together, in bytes: about eight of 45 minutes. The newest is kept whatever its size. */
const KEPT_BYTES = 64 * 1024 * 1024;

/**
 * Takes that were cut lately: each takes a tenth of a second to make and is asked for in many ranges. They are made one
 * after another, and each once however many ask for it.
 */
export class CutTakes {
  readonly #kept = new Map<string, Buffer>();
  readonly #making = new Map<string, Promise<Buffer>>();
  readonly #turns = new Slots(1);

  /** The cut of this name, made unless it is there. Throws what `make` throws. */
  get(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const kept = this.#kept.get(name);
    if (kept !== undefined) {
      this.#keep(name, kept);
      return Promise.resolve(kept);
    }
    const making = this.#making.get(name) ?? this.#make(name, make);
    this.#making.set(name, making);
    return making;
  }

  async #make(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    try {
      const cut = await this.#turns.run(make);
      this.#keep(name, cut);
      return cut;
    } finally {
      this.#making.delete(name);
    }
  }

  #keep(name: string, cut: Buffer): void {
    this.#kept.delete(name);
    this.#kept.set(name, cut);
    let bytes = [...this.#kept.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [oldest, { length }] of this.#kept) {
      if (bytes <= KEPT_BYTES || oldest === name) return;
      this.#kept.delete(oldest);
      bytes -= length;
    }
  }
}
