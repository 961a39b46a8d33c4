import { AppError } from "@casement/shared/contract/errors";

/** Refuses with SESSION_FULL what would grow beyond a cap. `sentence` says what is full and what to do instead. */
export function requireRoom(count: number, most: number, sentence: string): void {
  if (count >= most) throw new AppError("SESSION_FULL", sentence);
}
