import type { BoardView, ViewSample } from "@casement/shared/playback/view-codec";

/** Nobody draws further out. */
export const MAX_COORDINATE = 10_000_000;

/**
 * Holds the newest view of each person of one board and returns as samples only those that differ from the last one.
 */
export class ViewSampler {
  readonly #newest = new Map<string, BoardView>();
  readonly #sampled = new Map<string, BoardView>();

  /** `viewport`: as the client sent it; anything that is not a view is ignored. */
  saw(participantId: string, viewport: unknown): void {
    const view = readView(viewport);
    if (view !== null) this.#newest.set(participantId, view);
  }

  /** `at`: epoch ms. */
  sample(at: number): ViewSample[] {
    return [...this.#newest].flatMap(([participantId, view]) => {
      if (isSame(view, this.#sampled.get(participantId))) return [];
      this.#sampled.set(participantId, view);
      return [{ participantId, at, ...view }];
    });
  }
}

function readView(value: unknown): BoardView | null {
  if (typeof value !== "object" || value === null) return null;
  const { x, y, w, h } = value as Readonly<Record<string, unknown>>;
  if (![x, y, w, h].every((each) => typeof each === "number" && Math.abs(each) <= MAX_COORDINATE)) return null;
  const view = { x: whole(x), y: whole(y), w: whole(w), h: whole(h) };
  return view.w > 0 && view.h > 0 ? view : null;
}

/** Never -0, which JSON would turn into 0. */
const whole = (value: unknown) => Math.round(value as number) + 0;

function isSame(a: BoardView, b: BoardView | undefined): boolean {
  return b !== undefined && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
