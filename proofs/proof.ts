/** What a proof found; the faults are what must not be. */
export interface Finding {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly faults: readonly string[];
}

/** Numbers given on the command line, by name. */
export type Given = Readonly<Record<string, number>>;

/** One promise's proof in full. `say` tells how far it is. */
export type Proof = (given: Given, say: (line: string) => void) => Promise<Finding>;
