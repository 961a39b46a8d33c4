/**
 * Freehand points as bytes. Each point is two or three varints: the x delta in 1/100 px (its lowest bit says
 * that the pressure changed), the y delta, and the pressure delta in 1/100 if it changed. The first point of
 * a stroke counts from REST; a later chunk counts from the last point of the chunk before it.
 */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  /** Pressure, 0 to 1; a mouse has 0.5. */
  readonly z?: number | undefined;
}

const STEPS_PER_PX = 100;
const MOUSE_PRESSURE = 0.5;
/** No drawing reaches a larger coordinate; the limit keeps every delta an exact integer in a double. */
const MAX_STEPS = 2 ** 40;
const REST: StrokePoint = { x: 0, y: 0, z: MOUSE_PRESSURE };

function toSteps(value: number): number {
  return Math.max(-MAX_STEPS, Math.min(MAX_STEPS, Math.round(value * STEPS_PER_PX)));
}

const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
/** Below it a number's bits can be shifted, which is much faster than to divide it. */
const SHIFTABLE = 2 ** 31;

function unzigzag(value: number): number {
  if (value < SHIFTABLE) return (value >>> 1) ^ -(value & 1);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

const halved = (value: number) => (value < SHIFTABLE ? value >>> 1 : Math.floor(value / 2));

function writeVarint(out: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    out.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}

/** @param after the last point already written, when this chunk continues a stroke. */
export function encodeStroke(points: readonly StrokePoint[], after: StrokePoint = REST): Uint8Array {
  const out: number[] = [];
  let [x, y, z] = [toSteps(after.x), toSteps(after.y), toSteps(after.z ?? MOUSE_PRESSURE)];
  for (const point of points) {
    const next = [toSteps(point.x), toSteps(point.y), toSteps(point.z ?? MOUSE_PRESSURE)] as const;
    writeVarint(out, zigzag(next[0] - x) * 2 + (next[2] === z ? 0 : 1));
    writeVarint(out, zigzag(next[1] - y));
    if (next[2] !== z) writeVarint(out, zigzag(next[2] - z));
    [x, y, z] = next;
  }
  return Uint8Array.from(out);
}

/** Chunks in order -> points. The bytes come from peers: an incomplete chunk ends where it breaks off. Never throws. */
export function decodeStroke(chunks: Iterable<Uint8Array>): StrokePoint[] {
  const points: StrokePoint[] = [];
  let [x, y, z] = [0, 0, toSteps(MOUSE_PRESSURE)];
  for (const chunk of chunks) {
    const reader = new VarintReader(chunk);
    while (!reader.done) {
      const first = reader.next();
      const second = reader.next();
      const third = first % 2 === 1 ? reader.next() : 0;
      if (reader.broken) break;
      x += unzigzag(halved(first));
      y += unzigzag(second);
      z += unzigzag(third);
      points.push({ x: x / STEPS_PER_PX, y: y / STEPS_PER_PX, z: z / STEPS_PER_PX });
    }
  }
  return points;
}

class VarintReader {
  broken = false;
  #position = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.broken || this.#position >= this.#bytes.length;
  }

  next(): number {
    const first = this.#bytes[this.#position] ?? 0;
    const second = this.#bytes[this.#position + 1] ?? 0;
    // Nearly every number of a stroke has one byte or two.
    if (first < 128 && this.#position < this.#bytes.length) {
      this.#position += 1;
      return first;
    }
    if (second < 128 && this.#position + 1 < this.#bytes.length) {
      this.#position += 2;
      return first - 128 + second * 128;
    }
    return this.#nextLong();
  }

  #nextLong(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.#bytes[this.#position++];
      if (byte === undefined) break;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
    this.broken = true;
    return 0;
  }
}

/** Whether two points are encoded alike. */
function samePoint(a: StrokePoint, b: StrokePoint): boolean {
  const pressure = (point: StrokePoint) => toSteps(point.z ?? MOUSE_PRESSURE);
  return toSteps(a.x) === toSteps(b.x) && toSteps(a.y) === toSteps(b.y) && pressure(a) === pressure(b);
}

/** Number of equal points at the beginning of both strokes. */
export function commonPoints(a: readonly StrokePoint[], b: readonly StrokePoint[]): number {
  const limit = Math.min(a.length, b.length);
  let index = 0;
  while (index < limit && samePoint(a[index] as StrokePoint, b[index] as StrokePoint)) index++;
  return index;
}
