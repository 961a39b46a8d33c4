import { durationOf, silences } from "../webm/opus-packet.js";
import { PacketReader } from "../webm/read-packets.js";

/** A chunk as it was sent; times are ms of sound since the take's beginning. */
export interface StoredChunk {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

/** What is missing beyond what the encoder holds back was dropped on the way. */
const DROPPED_MS = 150;
/** No encoder holds back more. */
const MOST_HELD_BACK_MS = 500;

/** The packets of a take, in order, as long as its media time. */
interface JoinedTake {
  readonly packets: readonly Uint8Array[];
  /** Those of them that only hold the place of what was lost. */
  readonly lost: ReadonlySet<Uint8Array>;
}

/**
 * Joins a take: silence stands for chunks that never came and for frames that a busy browser dropped, so that what
 * follows stays where it was said.
 */
export async function joinChunks(chunks: AsyncIterable<StoredChunk>): Promise<JoinedTake> {
  const reader = new PacketReader();
  const packets: Uint8Array[] = [];
  const lost = new Set<Uint8Array>();
  let [next, reached, heldBack] = [0, 0, MOST_HELD_BACK_MS];
  const add = (added: readonly Uint8Array[]) => {
    for (const packet of added) {
      packets.push(packet);
      reached += durationOf(packet);
    }
  };
  const addLost = (ms: number) => {
    const added = silences(ms);
    for (const packet of added) lost.add(packet);
    add(added);
  };
  for await (const { index, from, to, bytes } of chunks) {
    if (index !== next) {
      reader.skip();
      addLost(Math.max(0, from - reached));
    }
    next = index + 1;
    add(reader.push(bytes));
    const missing = to - reached;
    heldBack = Math.min(heldBack, Math.max(0, missing));
    if (missing > heldBack + DROPPED_MS) addLost(missing - heldBack);
  }
  return { packets, lost };
}
