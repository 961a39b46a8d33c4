import { ID } from "./ebml-ids.js";
import { durationOf } from "./opus-packet.js";

/** Elements whose content is read; all others are skipped. */
const ENTERED = new Set<number>([ID.SEGMENT, ID.CLUSTER, ID.BLOCK_GROUP]);
/** Larger elements come only from damaged bytes. */
const MAX_ELEMENT_BYTES = 4 * 1024 * 1024;
const CLUSTER_BYTES = Buffer.from([0x1f, 0x43, 0xb6, 0x75]);

interface Header {
  readonly id: number;
  /** Bytes of id and size. */
  readonly length: number;
  /** Bytes of the content; null: unknown, it ends where the next one begins. */
  readonly size: number | null;
}

/**
 * Reads the Opus packets of one track from WebM that arrives in pieces, as browsers record it: clusters of unknown
 * length, no index. What is not understood is skipped up to the next cluster. Never throws.
 */
export class PacketReader {
  #rest: Buffer = Buffer.alloc(0);

  /** The packets that are whole now. */
  push(bytes: Uint8Array): Uint8Array[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const packets: Uint8Array[] = [];
    let at = 0;
    for (;;) {
      const header = readHeader(this.#rest, at);
      if (header === "short") break;
      if (header === "damaged") {
        const next = this.#rest.indexOf(CLUSTER_BYTES, at + 1);
        if (next < 0) {
          at = Math.max(at, this.#rest.length - CLUSTER_BYTES.length + 1);
          break;
        }
        at = next;
        continue;
      }
      const content = at + header.length;
      if (ENTERED.has(header.id)) {
        at = content;
        continue;
      }
      const end = content + (header.size ?? 0);
      if (end > this.#rest.length) break;
      if (header.id === ID.SIMPLE_BLOCK || header.id === ID.BLOCK) {
        const packet = packetIn(this.#rest.subarray(content, end));
        if (packet !== null) packets.push(packet);
      }
      at = end;
    }
    this.#rest = Buffer.from(this.#rest.subarray(at));
    return packets;
  }

  /** Forgets an element that has begun: what came next is missing. */
  skip(): void {
    this.#rest = Buffer.alloc(0);
  }
}

function readHeader(bytes: Buffer, at: number): Header | "short" | "damaged" {
  const first = bytes[at];
  if (first === undefined) return "short";
  const idLength = Math.clz32(first) - 23;
  if (idLength > 4) return "damaged";
  const sizeAt = at + idLength;
  const second = bytes[sizeAt];
  if (second === undefined) return "short";
  const sizeLength = Math.clz32(second) - 23;
  if (sizeLength > 8) return "damaged";
  if (sizeAt + sizeLength > bytes.length) return "short";
  const id = bytes.readUIntBE(at, idLength);
  const size = readSize(bytes, sizeAt, sizeLength);
  const tooLarge = size !== null && size > MAX_ELEMENT_BYTES && !ENTERED.has(id);
  if (tooLarge || (size === null && !ENTERED.has(id))) return "damaged";
  return { id, length: idLength + sizeLength, size };
}

/** All bits set: unknown. */
function readSize(bytes: Buffer, at: number, length: number): number | null {
  let value = (bytes[at] ?? 0) & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    unknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return unknown ? null : value;
}

/** Track number, time, flags, then the packet. Sound is never laced with others in one block here. */
function packetIn(block: Buffer): Uint8Array | null {
  const trackLength = Math.clz32(block[0] ?? 0) - 23;
  const flags = block[trackLength + 2] ?? 0;
  const packet = block.subarray(trackLength + 3);
  const isLaced = (flags & 0x06) !== 0;
  return isLaced || durationOf(packet) === 0 ? null : Uint8Array.from(packet);
}
