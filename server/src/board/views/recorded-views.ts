import type { PrismaClient } from "@casement/prisma/client";
import { decodeViews, type ViewSample } from "@casement/shared/playback/view-codec";

/** All that was recorded of what people saw of one board, in order of time. A damaged part is left out. */
export async function recordedViews(prisma: PrismaClient, sessionId: string): Promise<ViewSample[]> {
  const rows = await prisma.viewSegment.findMany({ where: { sessionId }, orderBy: { id: "asc" } });
  // Two nodes may have recorded one interview: each in order, not both together.
  return rows.flatMap(({ bytes }) => readSamples(bytes)).toSorted((a, b) => a.at - b.at);
}

function readSamples(bytes: Uint8Array): ViewSample[] {
  try {
    return decodeViews(bytes);
  } catch {
    return [];
  }
}
