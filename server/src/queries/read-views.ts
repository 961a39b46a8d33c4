import { decodeViews, encodeViews, type ViewSample } from "@casement/shared/playback/view-codec";
import { type Viewer, viewsVisibleTo } from "@casement/shared/record/visible-to";
import type { Deps } from "../deps.js";

/** What the viewer may know of what people saw of the board, in order of time. A damaged part is left out. */
export async function readViews(
  { prisma, rooms }: Pick<Deps, "prisma" | "rooms">,
  sessionId: string,
  viewer: Viewer,
): Promise<Uint8Array> {
  const { state } = await rooms.load(sessionId);
  const people = Object.values(state.participants).filter((person) => viewsVisibleTo(person, viewer));
  const ids = new Set(people.map(({ id }) => id));
  const rows = await prisma.viewSegment.findMany({ where: { sessionId }, orderBy: { id: "asc" } });
  const samples = rows.flatMap(({ bytes }) => readSamples(bytes)).filter(({ participantId }) => ids.has(participantId));
  // Two nodes may have recorded one interview: each in order, not both together.
  return encodeViews(samples.toSorted((a, b) => a.at - b.at));
}

function readSamples(bytes: Uint8Array): ViewSample[] {
  try {
    return decodeViews(bytes);
  } catch {
    return [];
  }
}
