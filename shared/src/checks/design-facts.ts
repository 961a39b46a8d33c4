/** Facts that the checks use besides the drawing. null: nobody has estimated it. */
export interface DesignFacts {
  /** Average read requests per second. */
  readonly readsPerS: number | null;
  /** Average write requests per second. */
  readonly writesPerS: number | null;
  /** Photos, videos or files belong to what is designed. */
  readonly mediaInScope: boolean;
}
