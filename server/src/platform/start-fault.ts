/** A fault at start that a person can correct: its message is printed without a stack. */
export class StartFault extends Error {
  override readonly name = "StartFault";
}
