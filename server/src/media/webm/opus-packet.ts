/** Opus packets tell their length in their first byte (RFC 6716, section 3.1). */

/** Samples a second that WebM and Opus count in, whatever was recorded. */
export const SAMPLE_RATE = 48_000;
/** ms of one frame, by the five bits of its configuration. */
const SILK_MS = [10, 20, 40, 60] as const;
const HYBRID_MS = [10, 20] as const;
const CELT_MS = [2.5, 5, 10, 20] as const;
const LONGEST_MS = 120;

/** ms of sound in a packet; 0 when it is none. */
export function durationOf(packet: Uint8Array): number {
  const [toc, second] = packet;
  if (toc === undefined) return 0;
  const config = toc >> 3;
  const frame = config < 12 ? SILK_MS[config & 3] : config < 16 ? HYBRID_MS[config & 1] : CELT_MS[config & 3];
  const code = toc & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (second ?? 0) & 63;
  const ms = (frame ?? 0) * frames;
  return ms > LONGEST_MS ? 0 : ms;
}

/** CELT, full band, one channel: 20 ms, and the shorter frames down to 2.5. */
const CELT_20_MS = 31;
/** A frame of silence; the same bytes for any length. */
const SILENT_FRAME = [0xff, 0xfe] as const;
const FRAMES_FOLLOW = 3;

/** A packet of silence that lasts `ms`: a multiple of 2.5, at most 120. */
export function silence(ms: number): Uint8Array<ArrayBuffer> {
  const shorter = [20, 10, 5, 2.5].findIndex((frame) => Number.isInteger(ms / frame));
  const frames = ms / (20 / 2 ** shorter);
  const toc = (CELT_20_MS - shorter) << 3;
  if (frames === 1) return Uint8Array.from([toc, ...SILENT_FRAME]);
  return Uint8Array.from([toc | FRAMES_FOLLOW, frames, ...Array.from({ length: frames }, () => SILENT_FRAME).flat()]);
}

/** Packets of silence that together last `ms`, rounded to 20 ms. */
export function silences(ms: number): Uint8Array<ArrayBuffer>[] {
  const frames = Math.round(ms / 20);
  const packets = Array.from({ length: Math.floor(frames / 3) }, () => silence(60));
  return frames % 3 === 0 ? packets : [...packets, silence((frames % 3) * 20)];
}
