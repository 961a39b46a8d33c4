import { ID } from "./ebml-ids.js";
import { durationOf, SAMPLE_RATE } from "./opus-packet.js";

/** A cluster, and with it a place to seek to, every so often. Block times are 16 bits, so at most 32 s. */
const CLUSTER_MS = 5_000;
/** Opus needs so much before the sought place to be right there. */
const SEEK_PRE_ROLL_NS = 80_000_000;
/** What encoders put before the first sound, in samples: libopus at 48 kHz. */
const PRE_SKIP = 312;
const TRACK = 1;

/** One WebM file of these Opus packets, as WebmWriter makes it. */
export function writeWebm(packets: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  const writer = new WebmWriter();
  for (const packet of packets) writer.add(packet);
  return writer.file();
}

interface Cluster {
  readonly startMs: number;
  readonly blocks: Buffer[];
}

/** Makes one WebM file, with its duration and an index before the sound, so that it can be sought at once. */
export class WebmWriter {
  readonly #clusters: Cluster[] = [];
  #durationMs = 0;

  /** Adds an Opus packet. */
  add(packet: Uint8Array): void {
    const ms = Math.round(this.#durationMs);
    let cluster = this.#clusters.at(-1);
    if (cluster === undefined || ms - cluster.startMs >= CLUSTER_MS) {
      cluster = { startMs: ms, blocks: [] };
      this.#clusters.push(cluster);
    }
    const head = Buffer.from([0x80 | TRACK, 0, 0, 0x80]);
    head.writeInt16BE(ms - cluster.startMs, 1);
    cluster.blocks.push(element(ID.SIMPLE_BLOCK, [head, packet]));
    this.#durationMs += durationOf(packet);
  }

  file(): Buffer<ArrayBuffer> {
    const clusters = this.#clusters;
    const bodies = clusters.map(({ startMs, blocks }) =>
      element(ID.CLUSTER, [unsigned(ID.TIMECODE, startMs), ...blocks]),
    );
    const before = [info(this.#durationMs), tracks()];
    const cuesLength = cues(clusters.map(({ startMs }) => ({ startMs, position: 0 }))).length;
    let position = before.reduce((sum, { length }) => sum + length, cuesLength);
    const places = clusters.map(({ startMs }, index) => {
      const place = { startMs, position };
      position += bodies[index]?.length ?? 0;
      return place;
    });
    return Buffer.concat([header(), element(ID.SEGMENT, [...before, cues(places), ...bodies])]);
  }
}

function header(): Buffer {
  return element(ID.EBML, [
    unsigned(0x4286, 1),
    unsigned(0x42f7, 1),
    unsigned(0x42f2, 4),
    unsigned(0x42f3, 8),
    element(0x4282, [Buffer.from("webm")]),
    unsigned(0x4287, 4),
    unsigned(0x4285, 2),
  ]);
}

function info(durationMs: number): Buffer {
  const name = [Buffer.from("Casement")];
  const parts = [
    unsigned(0x2ad7b1, 1_000_000),
    float(0x4489, durationMs),
    element(0x4d80, name),
    element(0x5741, name),
  ];
  return element(ID.INFO, parts);
}

function tracks(): Buffer {
  const opusHead = Buffer.alloc(19);
  opusHead.write("OpusHead");
  opusHead[8] = 1;
  opusHead[9] = 1;
  opusHead.writeUInt16LE(PRE_SKIP, 10);
  opusHead.writeUInt32LE(SAMPLE_RATE, 12);
  const audio = element(0xe1, [float(0xb5, SAMPLE_RATE), unsigned(0x9f, 1)]);
  const entry = element(0xae, [
    unsigned(0xd7, TRACK),
    unsigned(0x73c5, TRACK),
    unsigned(0x83, 2),
    unsigned(0x9c, 0),
    element(0x86, [Buffer.from("A_OPUS")]),
    element(0x63a2, [opusHead]),
    unsigned(0x56aa, Math.round((PRE_SKIP / SAMPLE_RATE) * 1e9)),
    unsigned(0x56bb, SEEK_PRE_ROLL_NS),
    audio,
  ]);
  return element(ID.TRACKS, [entry]);
}

function cues(places: readonly { readonly startMs: number; readonly position: number }[]): Buffer {
  const points = places.map(({ startMs, position }) =>
    element(0xbb, [unsigned(0xb3, startMs), element(0xb7, [unsigned(0xf7, TRACK), unsigned(0xf1, position)])]),
  );
  return element(ID.CUES, points);
}

function element(id: number, parts: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([idBytes(id), sizeBytes(length), ...parts]);
}

function idBytes(id: number): Buffer {
  const length = id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(id, 0, length);
  return bytes;
}

function sizeBytes(size: number): Buffer {
  const length = size < 0x7f ? 1 : size < 0x3fff ? 2 : 5;
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(size, 0, length);
  bytes[0] = (bytes[0] ?? 0) | (0x80 >> (length - 1));
  return bytes;
}

/** Always eight bytes, so that an index has the same length whatever its numbers. */
function unsigned(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return element(id, [bytes]);
}

function float(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return element(id, [bytes]);
}
