import { own } from "@casement/shared/lib/own";
import type { SessionState } from "@casement/shared/session-log/state";

type People = Pick<SessionState, "participants">;

/** Whether somebody had their sound deleted between these two folds. */
export function erasesSound(before: People, after: People): boolean {
  return Object.values(after.participants).some(
    ({ id, sound }) => sound.erasedAt !== (own(before.participants, id)?.sound.erasedAt ?? null),
  );
}
