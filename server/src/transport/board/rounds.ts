import type { BoardLimits } from "../../board/board-limits.js";
import { awarenessFrame } from "../../board/document/frames.js";
import type { UpdateWriter } from "../../board/storage/update-writer.js";
import type { BoardConnection } from "./connection.js";

/** An awareness message without entries: it shows life, and every client understands it. */
const HEARTBEAT = awarenessFrame([]);

/**
 * Checks all connections regularly until the returned function is called: which are alive, and which wait for a review.
 */
export function startRounds(
  connections: () => Iterable<BoardConnection>,
  writer: UpdateWriter,
  limits: Pick<BoardLimits, "heartbeatMs" | "deadAfterMs" | "reviewMs">,
): () => void {
  const beat = () => {
    const now = performance.now();
    for (const connection of connections()) {
      if (now - connection.heardAt > limits.deadAfterMs) connection.terminate();
      else connection.ping(HEARTBEAT);
    }
  };
  const review = () => {
    if (writer.full || writer.failing) return;
    const now = performance.now();
    for (const connection of connections()) connection.review(now);
  };
  const timers = [setInterval(beat, limits.heartbeatMs).unref(), setInterval(review, limits.reviewMs).unref()];
  return () => timers.forEach(clearInterval);
}
