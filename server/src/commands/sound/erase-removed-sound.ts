import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import { isSoundPast } from "@casement/shared/sound/sound-end";
import { mine } from "../../auth/find-grant.js";
import type { SignedIn } from "../../auth/identify.js";
import type { Deps } from "../../deps.js";
import { decideWithdrawConsent } from "../../domain/decide-people.js";
import { eraseWords } from "../../session-log/erase-words.js";

/** The places that this sign-in had in the session before it was removed from it. */
async function removedPlaces({ prisma }: Pick<Deps, "prisma">, who: SignedIn, sessionId: string): Promise<string[]> {
  const places = await prisma.participant.findMany({
    where: { sessionId, removedAt: { not: null }, OR: mine(who) },
    select: { id: true },
  });
  if (places.length === 0) throw new AppError("NOT_FOUND", "You were not removed from such a session.");
  return places.map(({ id }) => id);
}

/** Whether sound of somebody who was removed is still kept. Throws NOT_FOUND to everybody else. */
export async function findRemovedSound(
  deps: Pick<Deps, "prisma" | "sessionLogs" | "clock">,
  who: SignedIn,
  sessionId: string,
): Promise<boolean> {
  const ids = await removedPlaces(deps, who, sessionId);
  const { state } = await deps.sessionLogs.load(sessionId);
  if (isSoundPast(state, deps.clock.now())) return false;
  return ids.some((id) => (own(state.participants, id)?.sound.periods.length ?? 0) > 0);
}

/**
 * Deletes what was recorded of the sound of somebody who was removed. They may do nothing else in the session any more,
 * but their voice stays theirs. Throws NOT_FOUND to everybody else.
 */
export async function eraseRemovedSound(
  deps: Pick<Deps, "prisma" | "sessionLogs">,
  who: SignedIn,
  sessionId: string,
): Promise<void> {
  for (const participantId of await removedPlaces(deps, who, sessionId))
    await deps.sessionLogs.commit(
      sessionId,
      participantId,
      (state) => {
        const role = own(state.participants, participantId)?.role ?? "observer";
        return decideWithdrawConsent(state, { participantId, role }, { scope: "sound", erase: true });
      },
      async (tx) => {
        await tx.take.deleteMany({ where: { sessionId, participantId } });
        await eraseWords(tx, sessionId, { speakerId: participantId });
      },
    );
}
