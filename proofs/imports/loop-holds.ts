import { readFile } from "node:fs/promises";

/** A report of loop-probe.mjs; times in ms, memory in bytes. */
interface Told {
  readonly heldMs: number;
  readonly wallMs: number;
  readonly starvedMs: number;
  readonly ticks: number;
  readonly rss: number;
  readonly heapUsed: number;
}

/** The worst values since the last call, and the newest memory. */
export class LoopHolds {
  readonly #file: string;
  #read = 0;

  constructor(file: string) {
    this.#file = file;
  }

  async since(): Promise<Told> {
    const lines = (await readFile(this.#file, "utf8")).split("\n").filter((line) => line.endsWith("}"));
    const told = lines.slice(this.#read).map((line): Told => JSON.parse(line));
    this.#read = lines.length;
    const most = (of: (each: Told) => number) => told.reduce((worst, each) => Math.max(worst, of(each)), 0);
    return {
      heldMs: most((each) => each.heldMs),
      wallMs: most((each) => each.wallMs),
      starvedMs: most((each) => each.starvedMs),
      ticks: told.reduce((sum, { ticks }) => sum + ticks, 0),
      rss: told.at(-1)?.rss ?? 0,
      heapUsed: told.at(-1)?.heapUsed ?? 0,
    };
  }
}
