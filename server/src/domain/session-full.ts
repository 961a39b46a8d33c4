import { AppError } from "@casement/shared/contract/errors";

/** Throws SESSION_FULL if `count` has reached `most`. `sentence` says what is full and what to do instead. */
export function requireRoom(count: number, most: number, sentence: string): void {
  if (count >= most) throw new AppError("SESSION_FULL", sentence);
}
