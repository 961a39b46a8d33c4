/** What the checks know beside the drawing. null: nobody has estimated it. */
export interface DesignFacts {
  /** Average requests per second that read. */
  readonly readsPerS: number | null;
  /** Average requests per second that write. */
  readonly writesPerS: number | null;
  /** Photos, videos or files belong to what is designed. */
  readonly mediaInScope: boolean;
}

export const NO_FACTS: DesignFacts = { readsPerS: null, writesPerS: null, mediaInScope: false };
