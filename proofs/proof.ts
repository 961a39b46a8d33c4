/** The result of a proof; `faults` must be empty. */
export interface Finding {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly faults: readonly string[];
}

/** Numbers from the command line, by name. */
export type Given = Readonly<Record<string, number>>;

/** The proof of one promise, in full. `say` reports its progress. */
export type Proof = (given: Given, say: (line: string) => void) => Promise<Finding>;
