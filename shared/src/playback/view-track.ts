import type {
  BoardPoint,
  BoardView,
  CellSample,
  PointerSample,
  ScreenSample,
  SheetPlace,
  ViewSample,
} from "./view-codec.js";

/** Views and cells are sampled about once a second: a change happened in the second before its sample. */
export const VIEW_SAMPLE_MS = 1000;
/** Pointers are sampled so often, as long as they move. */
export const POINTER_SAMPLE_MS = 250;
/** A pointer that stands still is shown for so long: whoever reads or types does not point. */
export const POINTER_SHOWN_MS = 5000;

/** What one person saw, at any moment. */
export class ViewTrack {
  readonly #samples: readonly ScreenSample[];

  /** In order of time; at least one. */
  constructor(samples: readonly ScreenSample[]) {
    this.#samples = samples;
  }

  /** The view at server time `at`, epoch ms, gliding towards the next sample. Before the first sample, that sample. */
  at(at: number): BoardView {
    const next = firstAfter(this.#samples, at);
    const before = this.#samples[next - 1] ?? (this.#samples[0] as ScreenSample);
    const after = this.#samples[next];
    if (after === undefined || next === 0) return viewOf(before);
    const share = glided(at, before.at, after.at, VIEW_SAMPLE_MS);
    return share === 0 ? viewOf(before) : between(before, after, share);
  }
}

/** Where one person's pointer was on the board, at any moment. */
export class PointerTrack {
  readonly #samples: readonly PointerSample[];

  /** In order of time. */
  constructor(samples: readonly PointerSample[]) {
    this.#samples = samples;
  }

  /**
   * The pointer at server time `at`, epoch ms, gliding towards the next sample; null when it was not on the board, and
   * when it has not moved for some seconds.
   */
  at(at: number): BoardPoint | null {
    const next = firstAfter(this.#samples, at);
    const before = this.#samples[next - 1];
    if (before === undefined || before.point === null) return null;
    const after = this.#samples[next];
    const share = after == null ? 0 : glided(at, before.at, after.at, POINTER_SAMPLE_MS);
    if (share > 0 && after?.point != null) {
      const [from, to] = [before.point, after.point];
      return { x: mix(from.x, to.x, share), y: mix(from.y, to.y, share) };
    }
    return at - before.at > POINTER_SHOWN_MS ? null : before.point;
  }
}

/** The cell of a worksheet that one person was in, at any moment. */
export class CellTrack {
  readonly #samples: readonly CellSample[];

  /** In order of time. */
  constructor(samples: readonly CellSample[]) {
    this.#samples = samples;
  }

  /** The cell at server time `at`, epoch ms; null when they were in none. */
  at(at: number): SheetPlace | null {
    return this.#samples[firstAfter(this.#samples, at) - 1]?.cell ?? null;
  }
}

/** What each person saw, pointed at and wrote in; only people of whom there are samples. */
export interface ViewTracks {
  readonly views: ReadonlyMap<string, ViewTrack>;
  readonly pointers: ReadonlyMap<string, PointerTrack>;
  readonly cells: ReadonlyMap<string, CellTrack>;
}

export function viewTracks(samples: readonly ViewSample[]): ViewTracks {
  const views = new Map<string, ScreenSample[]>();
  const pointers = new Map<string, PointerSample[]>();
  const cells = new Map<string, CellSample[]>();
  for (const sample of samples) {
    if (sample.type === "view") add(views, sample);
    else if (sample.type === "pointer") add(pointers, sample);
    else {
      add(cells, sample);
      // Whoever goes to a worksheet by key leaves the pointer behind on the board.
      const { participantId, at, cell } = sample;
      if (cell !== null) add(pointers, { type: "pointer", participantId, at, point: null });
    }
  }
  const tracks = <S, T>(of: ReadonlyMap<string, S[]>, make: (own: readonly S[]) => T) =>
    new Map([...of].map(([id, own]) => [id, make(own)]));
  return {
    views: tracks(views, (own) => new ViewTrack(own)),
    pointers: tracks(pointers, (own) => new PointerTrack(own)),
    cells: tracks(cells, (own) => new CellTrack(own)),
  };
}

function add<S extends ViewSample>(to: Map<string, S[]>, sample: S): void {
  const own = to.get(sample.participantId);
  if (own === undefined) to.set(sample.participantId, [sample]);
  else own.push(sample);
}

/** Index of the first sample later than `at`. */
function firstAfter(samples: readonly ViewSample[], at: number): number {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle] as ViewSample).at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far one has come at `at` on the way to the next sample, 0 to 1: it is walked in the last `glideMs` before it. */
function glided(at: number, before: number, after: number, glideMs: number): number {
  const from = Math.max(before, after - glideMs);
  return at <= from ? 0 : (at - from) / (after - from);
}

const viewOf = ({ x, y, w, h }: BoardView): BoardView => ({ x, y, w, h });
const mix = (from: number, to: number, share: number) => from + (to - from) * share;

function between(a: BoardView, b: BoardView, share: number): BoardView {
  return { x: mix(a.x, b.x, share), y: mix(a.y, b.y, share), w: mix(a.w, b.w, share), h: mix(a.h, b.h, share) };
}
