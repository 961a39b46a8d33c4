import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** A part of the board, in whole pixels of its page. */
export interface BoardView {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** What somebody saw from this moment on. */
export interface ViewSample extends BoardView {
  readonly participantId: string;
  /** Server time, epoch ms. */
  readonly at: number;
}

const VERSION = 1;
/** Times are kept to a tenth of a second. */
const TICK_MS = 100;
const FIELDS = ["x", "y", "w", "h"] as const;
const NOWHERE: BoardView = { x: 0, y: 0, w: 0, h: 0 };

/**
 * Encodes samples that are in order of time: a version, the participants' ids, the time of the first sample in tenths
 * of a second, the number of samples. Then follow for each the tenths since the one before, its participant's number,
 * and x, y, w and h as differences from the same person's previous view.
 */
export function encodeViews(samples: readonly ViewSample[]): Uint8Array<ArrayBuffer> {
  const participants = [...new Set(samples.map(({ participantId }) => participantId))];
  const numbers = new Map(participants.map((id, index) => [id, index]));
  const last = new Map<string, BoardView>();
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  encoding.writeVarUint(encoder, participants.length);
  for (const id of participants) encoding.writeVarString(encoder, id);
  let tick = Math.round((samples[0]?.at ?? 0) / TICK_MS);
  encoding.writeVarUint(encoder, tick);
  encoding.writeVarUint(encoder, samples.length);
  for (const sample of samples) {
    const later = Math.max(0, Math.round(sample.at / TICK_MS) - tick);
    tick += later;
    encoding.writeVarUint(encoder, later);
    encoding.writeVarUint(encoder, numbers.get(sample.participantId) ?? 0);
    const before = last.get(sample.participantId) ?? NOWHERE;
    for (const field of FIELDS) encoding.writeVarUint(encoder, zigzag(sample[field] - before[field]));
    last.set(sample.participantId, sample);
  }
  return encoding.toUint8Array(encoder);
}

/** Throws when the bytes are not whole samples of a known version. */
export function decodeViews(bytes: Uint8Array): ViewSample[] {
  const decoder = decoding.createDecoder(bytes);
  if (decoding.readVarUint(decoder) !== VERSION) throw new RangeError("views of an unknown version");
  const participants = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
  const last = new Map<string, BoardView>();
  let tick = decoding.readVarUint(decoder);
  const samples = Array.from({ length: decoding.readVarUint(decoder) }, (): ViewSample => {
    tick += decoding.readVarUint(decoder);
    const participantId = participants[decoding.readVarUint(decoder)];
    if (participantId === undefined) throw new RangeError("views name an unknown participant");
    const before = last.get(participantId) ?? NOWHERE;
    const [x, y, w, h] = FIELDS.map((field) => before[field] + unzigzag(decoding.readVarUint(decoder))) as [
      number,
      number,
      number,
      number,
    ];
    const sample = { participantId, at: tick * TICK_MS, x, y, w, h };
    last.set(participantId, sample);
    return sample;
  });
  if (decoding.hasContent(decoder)) throw new RangeError("bytes after the end of the views");
  return samples;
}

/** Maps small numbers of either sign to small unsigned numbers: 0, -1, 1, -2 … -> 0, 1, 2, 3 … */
const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
