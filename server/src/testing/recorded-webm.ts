import { randomBytes } from "node:crypto";

/** As a browser records it: one live stream of clusters without lengths, cut into chunks between two blocks. */
const HEAD = Buffer.from("1a45dfa3874282847765626d", "hex");
const SEGMENT = Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
const CLUSTER = Buffer.from([0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
/** CELT, 20 ms, one frame of one channel. */
const TOC = 0xf8;
const PACKETS_A_SECOND = 50;

/** A packet of 20 ms whose content is like no other: its bytes are found wherever they are. */
export const canaryPacket = (): Buffer<ArrayBuffer> => Buffer.from([TOC, ...randomBytes(40)]);

/** A second of sound, as the chunk `index` of a take. */
export function recordedSecond(index: number, packets: readonly Uint8Array[] = secondOf()): Uint8Array<ArrayBuffer> {
  const start = Buffer.alloc(2);
  start.writeUInt16BE(index * 1_000);
  const cluster = Buffer.concat([CLUSTER, Buffer.from([0xe7, 0x82]), start]);
  const blocks = packets.map((packet, place) => {
    const head = Buffer.from([0xa3, 0x40, packet.length + 4, 0x81, 0, 0, 0x80]);
    head.writeInt16BE(place * (1_000 / PACKETS_A_SECOND), 4);
    return Buffer.concat([head, packet]);
  });
  const lead = index === 0 ? [HEAD, SEGMENT] : [];
  return Uint8Array.from(Buffer.concat([...lead, cluster, ...blocks]));
}

export const secondOf = (): Buffer<ArrayBuffer>[] => Array.from({ length: PACKETS_A_SECOND }, canaryPacket);
