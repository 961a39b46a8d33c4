import {
  type BoardPoint,
  type BoardView,
  POINTER_STEP_PX,
  type SheetPlace,
  type ViewSample,
} from "@casement/shared/playback/view-codec";

/** Nobody draws further out. */
export const MAX_COORDINATE = 10_000_000;
/** The longest id of a row or name of a field, in UTF-16 code units. */
export const MAX_PLACE_LENGTH = 64;

/** What a client sent of itself, not checked. */
interface Sent {
  readonly viewport?: unknown;
  readonly cursor?: unknown;
  readonly sheet?: unknown;
}

interface Person {
  newest: Sent;
  /** Whether something newer came since the last sample that held everything. */
  isFresh: boolean;
  /** When view and cell were sampled last, epoch ms. */
  sampledAt: number;
  view: BoardView | null;
  point: BoardPoint | null;
  cell: SheetPlace | null;
}

/**
 * Holds the newest state of each person of one board and returns as samples only what differs from the last one.
 * Taking a state costs nothing: it is read when it is sampled.
 */
export class ViewSampler {
  readonly #people = new Map<string, Person>();
  readonly #viewSampleMs: number;

  /** `viewSampleMs`: view and cell of a person are sampled at most this often, the pointer whenever asked. */
  constructor(viewSampleMs: number) {
    this.#viewSampleMs = viewSampleMs;
  }

  /** Whether something was not sampled yet. */
  get isFresh(): boolean {
    for (const { isFresh } of this.#people.values()) if (isFresh) return true;
    return false;
  }

  /** `state`: as the client sent it, or null when they left. What is none of a person's is ignored. */
  saw(participantId: string, state: Sent | null): void {
    const person = this.#people.get(participantId);
    if (person === undefined) {
      if (state !== null) this.#people.set(participantId, strangerWith(state));
      return;
    }
    // Whoever leaves points at nothing any more; what they saw last still counts.
    person.newest = state ?? { viewport: person.newest.viewport };
    person.isFresh = true;
  }

  /** `at`: epoch ms. `isLast`: everything is sampled, however recent the last sample is. */
  sample(at: number, isLast = false): ViewSample[] {
    const samples: ViewSample[] = [];
    for (const [participantId, person] of this.#people) {
      if (!person.isFresh) continue;
      const whose = { participantId, at };
      const point = readPoint(person.newest.cursor);
      if (!isSamePlace(point, person.point)) samples.push({ type: "pointer", ...whose, point });
      person.point = point;
      if (!isLast && at - person.sampledAt < this.#viewSampleMs) continue;
      person.isFresh = false;
      person.sampledAt = at;
      const view = readView(person.newest.viewport);
      if (view !== null && !isSameView(view, person.view)) samples.push({ type: "view", ...whose, ...view });
      person.view = view ?? person.view;
      const cell = readCell(person.newest.sheet);
      if (cell?.row !== person.cell?.row || cell?.field !== person.cell?.field)
        samples.push({ type: "cell", ...whose, cell });
      person.cell = cell;
    }
    return samples;
  }
}

function strangerWith(newest: Sent): Person {
  return { newest, isFresh: true, sampledAt: Number.NEGATIVE_INFINITY, view: null, point: null, cell: null };
}

function readView(value: unknown): BoardView | null {
  const sent = fieldsOf(value);
  if (sent === null || ![sent.x, sent.y, sent.w, sent.h].every(isCoordinate)) return null;
  const view = { x: whole(sent.x), y: whole(sent.y), w: whole(sent.w), h: whole(sent.h) };
  return view.w > 0 && view.h > 0 ? view : null;
}

function readPoint(value: unknown): BoardPoint | null {
  const sent = fieldsOf(value);
  if (sent === null || !isCoordinate(sent.x) || !isCoordinate(sent.y)) return null;
  return { x: whole(sent.x, POINTER_STEP_PX), y: whole(sent.y, POINTER_STEP_PX) };
}

function readCell(value: unknown): SheetPlace | null {
  const sent = fieldsOf(value);
  return sent !== null && isPlaceName(sent.row) && isPlaceName(sent.field)
    ? { row: sent.row, field: sent.field }
    : null;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" ? (value as Readonly<Record<string, unknown>> | null) : null;
}

const isCoordinate = (value: unknown) => typeof value === "number" && Math.abs(value) <= MAX_COORDINATE;

function isPlaceName(value: unknown): value is string {
  return (
    typeof value === "string" && value.length > 0 && value.length <= MAX_PLACE_LENGTH && !/\p{Surrogate}/u.test(value)
  );
}

/** The nearest multiple of `step`; never -0, which JSON would turn into 0. */
const whole = (value: unknown, step = 1) => Math.round((value as number) / step) * step + 0;

const isSamePlace = (a: BoardPoint | null, b: BoardPoint | null) => a?.x === b?.x && a?.y === b?.y;

function isSameView(a: BoardView, b: BoardView | null): boolean {
  return b !== null && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
