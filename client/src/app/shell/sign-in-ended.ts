/** Navigation state of the sign-in page: the previous page's sign-in was ended elsewhere. */
export const SIGN_IN_ENDED = { signInEnded: true } as const;

export function isSignInEnded(state: unknown): boolean {
  return typeof state === "object" && state !== null && "signInEnded" in state;
}
