import type { PrismaClient } from "@casement/prisma/client";
import { decodeViews, type ViewSample } from "@casement/shared/playback/view-codec";

/** Returns the recorded views of one board in order of time, without parts that cannot be read. */
export async function recordedViews(prisma: PrismaClient, sessionId: string): Promise<ViewSample[]> {
  const rows = await prisma.viewSegment.findMany({ where: { sessionId }, orderBy: { id: "asc" } });
  // Two nodes may have recorded the same interview: each in order, but not both together.
  return rows.flatMap(({ bytes }) => readSamples(bytes)).toSorted((a, b) => a.at - b.at);
}

function readSamples(bytes: Uint8Array): ViewSample[] {
  try {
    return decodeViews(bytes);
  } catch {
    return [];
  }
}
