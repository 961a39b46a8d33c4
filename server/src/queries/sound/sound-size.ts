import type { SoundSize } from "@casement/shared/contract/http/sessions";
import type { ClockMap } from "@casement/shared/sound/clock-map";
import type { Deps } from "../../deps.js";
import { type Listening, listAudible } from "./audible-takes.js";

/** How large the sound is that this listener may hear. Throws NOT_FOUND. */
export async function findSoundSize(
  deps: Pick<Deps, "prisma" | "sessionLogs" | "clock">,
  listening: Listening,
): Promise<SoundSize> {
  const loaded = await deps.sessionLogs.load(listening.sessionId);
  const takes = await listAudible(deps, loaded, listening);
  const bytes = takes.reduce((sum, take) => sum + (take.bytes * lengthOf(take.heard)) / lengthOf(take.map), 0);
  return { files: takes.length, bytes: Math.ceil(bytes), isWaiting: await isWaiting(deps.prisma, listening.sessionId) };
}

const lengthOf = (map: ClockMap) => map.reduce((sum, { mediaFrom, mediaTo }) => sum + mediaTo - mediaFrom, 0);

/** Whether there are chunks that no take's file holds yet. */
async function isWaiting(prisma: Deps["prisma"], sessionId: string): Promise<boolean> {
  const takes = await prisma.take.findMany({
    where: { sessionId },
    select: { fileChunks: true, _count: { select: { chunks: true } } },
  });
  return takes.some(({ fileChunks, _count }) => _count.chunks > fileChunks);
}
