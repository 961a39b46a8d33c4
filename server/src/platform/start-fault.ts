/** Trouble at start that a person can mend: its message is printed as it is, without a stack. */
export class StartFault extends Error {
  override readonly name = "StartFault";
}
