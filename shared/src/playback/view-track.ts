import type { BoardView, ViewSample } from "./view-codec.js";

/** Views are sampled about once a second: a change between two samples happened in the second before the later one. */
export const VIEW_SAMPLE_MS = 1000;

/** What one person saw, at any moment. */
export class ViewTrack {
  readonly #samples: readonly ViewSample[];

  /** In order of time; at least one. */
  constructor(samples: readonly ViewSample[]) {
    this.#samples = samples;
  }

  /** The view at server time `at`, epoch ms, gliding towards the next sample. Before the first sample, that sample. */
  at(at: number): BoardView {
    const next = this.#firstAfter(at);
    const before = this.#samples[next - 1] ?? (this.#samples[0] as ViewSample);
    const after = this.#samples[next];
    if (after === undefined || next === 0) return viewOf(before);
    const from = Math.max(before.at, after.at - VIEW_SAMPLE_MS);
    return at <= from ? viewOf(before) : between(before, after, (at - from) / (after.at - from));
  }

  #firstAfter(at: number): number {
    let [low, high] = [0, this.#samples.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#samples[middle] as ViewSample).at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** One track for each person who has samples. */
export function viewTracks(samples: readonly ViewSample[]): ReadonlyMap<string, ViewTrack> {
  const byPerson = new Map<string, ViewSample[]>();
  for (const sample of samples) {
    const own = byPerson.get(sample.participantId);
    if (own === undefined) byPerson.set(sample.participantId, [sample]);
    else own.push(sample);
  }
  return new Map([...byPerson].map(([id, own]) => [id, new ViewTrack(own)]));
}

const viewOf = ({ x, y, w, h }: BoardView): BoardView => ({ x, y, w, h });

function between(a: BoardView, b: BoardView, share: number): BoardView {
  const mix = (from: number, to: number) => from + (to - from) * share;
  return { x: mix(a.x, b.x), y: mix(a.y, b.y), w: mix(a.w, b.w), h: mix(a.h, b.h) };
}
