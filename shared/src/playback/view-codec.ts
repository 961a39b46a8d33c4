import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** A part of the board, in whole pixels of its page. */
export interface BoardView {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A point of the board, in pixels of its page. */
export interface BoardPoint {
  readonly x: number;
  readonly y: number;
}

/** A cell of a worksheet. */
export interface SheetPlace {
  readonly row: string;
  readonly field: string;
}

interface Sample {
  readonly participantId: string;
  /** Server time, epoch ms. */
  readonly at: number;
}

/** What somebody saw of the board from this moment on. */
export interface ScreenSample extends Sample, BoardView {
  readonly type: "view";
}

/** Where somebody's pointer was on the board from this moment on; null: not on it. */
export interface PointerSample extends Sample {
  readonly type: "pointer";
  readonly point: BoardPoint | null;
}

/** The cell that somebody was in from this moment on, or null. */
export interface CellSample extends Sample {
  readonly type: "cell";
  readonly cell: SheetPlace | null;
}

export type ViewSample = ScreenSample | PointerSample | CellSample;

/** Version 1 knew only what people saw of the board, with times to a tenth of a second. */
const VERSION = 2;
const TICK_MS: Readonly<Record<number, number>> = { 1: 100, 2: 50 };
/** Pointers are kept to so many pixels: a difference of a quarter of a second then mostly takes one byte. */
export const POINTER_STEP_PX = 2;
const FIELDS = ["x", "y", "w", "h"] as const;
const NOWHERE: BoardView = { x: 0, y: 0, w: 0, h: 0 };
const ORIGIN: BoardPoint = { x: 0, y: 0 };

/** What a sample holds. */
const CODE = { VIEW: 0, POINTER: 1, NO_POINTER: 2, CELL: 3, NO_CELL: 4 } as const;
const CODES = 5;

/**
 * Encodes samples that are in order of time: a version, the participants' ids, the time of the first sample in
 * twentieths of a second, the number of samples. Then follow for each the twentieths since the one before, its
 * participant's number times five plus what it holds, and that: x, y, w and h as differences from the same person's
 * previous view, x and y in steps of two pixels as differences from their previous pointer, or a cell's row and field.
 */
export function encodeViews(samples: readonly ViewSample[]): Uint8Array<ArrayBuffer> {
  const participants = [...new Set(samples.map(({ participantId }) => participantId))];
  const numbers = new Map(participants.map((id, index) => [id, index]));
  const tickMs = TICK_MS[VERSION] as number;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  encoding.writeVarUint(encoder, participants.length);
  for (const id of participants) encoding.writeVarString(encoder, id);
  let tick = Math.round((samples[0]?.at ?? 0) / tickMs);
  encoding.writeVarUint(encoder, tick);
  encoding.writeVarUint(encoder, samples.length);
  const last = new Last();
  for (const sample of samples) {
    const later = Math.max(0, Math.round(sample.at / tickMs) - tick);
    tick += later;
    encoding.writeVarUint(encoder, later);
    encoding.writeVarUint(encoder, (numbers.get(sample.participantId) ?? 0) * CODES + codeOf(sample));
    writeContent(encoder, sample, last);
  }
  return encoding.toUint8Array(encoder);
}

/** Throws when the bytes are not whole samples of a known version. */
export function decodeViews(bytes: Uint8Array): ViewSample[] {
  const decoder = decoding.createDecoder(bytes);
  const version = decoding.readVarUint(decoder);
  const tickMs = TICK_MS[version];
  if (tickMs === undefined) throw new RangeError("views of an unknown version");
  const participants = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
  const last = new Last();
  let tick = decoding.readVarUint(decoder);
  const samples = Array.from({ length: decoding.readVarUint(decoder) }, (): ViewSample => {
    tick += decoding.readVarUint(decoder);
    const number = decoding.readVarUint(decoder);
    const code = version === 1 ? CODE.VIEW : number % CODES;
    const participantId = participants[version === 1 ? number : Math.floor(number / CODES)];
    if (participantId === undefined) throw new RangeError("views name an unknown participant");
    return readContent(decoder, code, { participantId, at: tick * tickMs }, last);
  });
  if (decoding.hasContent(decoder)) throw new RangeError("bytes after the end of the views");
  return samples;
}

/** What each person's differences are counted from. */
class Last {
  readonly views = new Map<string, BoardView>();
  readonly points = new Map<string, BoardPoint>();
}

function codeOf(sample: ViewSample): number {
  if (sample.type === "view") return CODE.VIEW;
  if (sample.type === "pointer") return sample.point === null ? CODE.NO_POINTER : CODE.POINTER;
  return sample.cell === null ? CODE.NO_CELL : CODE.CELL;
}

function writeContent(encoder: encoding.Encoder, sample: ViewSample, last: Last): void {
  const { participantId } = sample;
  if (sample.type === "view") {
    const before = last.views.get(participantId) ?? NOWHERE;
    for (const field of FIELDS) encoding.writeVarUint(encoder, zigzag(sample[field] - before[field]));
    last.views.set(participantId, sample);
  } else if (sample.type === "cell") {
    if (sample.cell === null) return;
    encoding.writeVarString(encoder, sample.cell.row);
    encoding.writeVarString(encoder, sample.cell.field);
  } else if (sample.point !== null) {
    const before = last.points.get(participantId) ?? ORIGIN;
    const steps = {
      x: Math.round(sample.point.x / POINTER_STEP_PX),
      y: Math.round(sample.point.y / POINTER_STEP_PX),
    };
    encoding.writeVarUint(encoder, zigzag(steps.x - before.x));
    encoding.writeVarUint(encoder, zigzag(steps.y - before.y));
    last.points.set(participantId, steps);
  }
}

function readContent(decoder: decoding.Decoder, code: number, whose: Sample, last: Last): ViewSample {
  const { participantId } = whose;
  const next = (before: number) => before + unzigzag(decoding.readVarUint(decoder));
  switch (code) {
    case CODE.VIEW: {
      const before = last.views.get(participantId) ?? NOWHERE;
      const view = { x: next(before.x), y: next(before.y), w: next(before.w), h: next(before.h) };
      last.views.set(participantId, view);
      return { type: "view", ...whose, ...view };
    }
    case CODE.POINTER: {
      const before = last.points.get(participantId) ?? ORIGIN;
      const steps = { x: next(before.x), y: next(before.y) };
      last.points.set(participantId, steps);
      return { type: "pointer", ...whose, point: { x: steps.x * POINTER_STEP_PX, y: steps.y * POINTER_STEP_PX } };
    }
    case CODE.CELL: {
      const cell = { row: decoding.readVarString(decoder), field: decoding.readVarString(decoder) };
      return { type: "cell", ...whose, cell };
    }
    case CODE.NO_CELL:
      return { type: "cell", ...whose, cell: null };
    default:
      return { type: "pointer", ...whose, point: null };
  }
}

/** Maps small numbers of either sign to small unsigned numbers: 0, -1, 1, -2 … -> 0, 1, 2, 3 … */
const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
