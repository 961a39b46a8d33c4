import type { Deps } from "../../deps.js";
import type { ShareGrant } from "../find-share.js";
import { clipChunk, clipKeyframe } from "./clip-board.js";
import { boardChunk, boardKeyframe } from "./read-playback-board.js";

type ReadDeps = Pick<Deps, "prisma" | "sessionLogs">;
type SharedBoard = Pick<ShareGrant, "sessionId" | "placed">;

/** One chunk of a shared recording's manifest, or of the clip that is shared. Throws NOT_FOUND. */
export async function readSharedChunk(
  { prisma, sessionLogs }: ReadDeps,
  { sessionId, placed }: SharedBoard,
  index: number,
): Promise<Uint8Array> {
  if (placed === null) return boardChunk(prisma, sessionId, index);
  const { startedAt } = (await sessionLogs.load(sessionId)).state.clock;
  return clipChunk(prisma, sessionId, startedAt ?? 0, placed, index);
}

/** One keyframe of such a manifest. Throws NOT_FOUND. */
export async function readSharedKeyframe(
  { prisma }: ReadDeps,
  { sessionId, placed }: SharedBoard,
  updates: number,
): Promise<Uint8Array> {
  if (placed === null) return boardKeyframe(prisma, sessionId, updates);
  return clipKeyframe(prisma, sessionId, placed, updates);
}
