import type { BoardLimits } from "../../board/board-limits.js";
import { awarenessFrame, PING } from "../../board/document/frames.js";
import type { UpdateWriter } from "../../board/storage/update-writer.js";
import type { BoardConnection } from "./connection.js";

/** A ping and an awareness message without entries: it shows life, and every client understands it. */
const HEARTBEAT = Buffer.concat([PING, awarenessFrame([])]);
/** Connections are looked at this many times between two heartbeats, and a part of them beats each time. */
const LOOKS = 20;

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
      if (now < connection.beatsAt) continue;
      connection.beatsAt = now + limits.heartbeatMs;
      if (now - connection.heardAt > limits.deadAfterMs) connection.terminate();
      else connection.beat(HEARTBEAT);
    }
  };
  const review = () => {
    if (writer.full || writer.failing) return;
    const now = performance.now();
    for (const connection of connections()) connection.review(now);
  };
  const timers = [setInterval(beat, limits.heartbeatMs / LOOKS).unref(), setInterval(review, limits.reviewMs).unref()];
  return () => timers.forEach(clearInterval);
}
