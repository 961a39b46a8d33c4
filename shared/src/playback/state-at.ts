import type { ViewedEvent } from "../session-log/event-kinds.js";
import { applyEvent } from "../session-log/fold.js";
import { emptyState, type SessionState } from "../session-log/state.js";
import type { PlaybackManifest } from "./manifest.js";

/** Events between two kept states: a jump folds at most this many. */
const KEEP_EVERY = 64;

/** Number of events that had happened at playback time `t`. */
function eventsUntil({ events, startAt }: Pick<PlaybackManifest, "events" | "startAt">, t: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle] as ViewedEvent).at - startAt <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The viewer's fold at any moment, by the reducer that live screens use. Going back is as cheap as going forwards. */
export class StateFold {
  readonly #manifest: Pick<PlaybackManifest, "events" | "startAt">;
  /** Index i: the state after i * KEEP_EVERY events. */
  readonly #kept: SessionState[] = [emptyState];
  #last = { count: 0, state: emptyState };

  constructor(manifest: Pick<PlaybackManifest, "events" | "startAt">) {
    this.#manifest = manifest;
  }

  /** The same object for every `t` between two events, so that screens can compare by identity. */
  at(t: number): SessionState {
    return this.after(eventsUntil(this.#manifest, t));
  }

  /** The state after the first `count` events. */
  after(count: number): SessionState {
    if (count !== this.#last.count) this.#last = { count, state: this.#fold(count) };
    return this.#last.state;
  }

  #fold(count: number): SessionState {
    const { events } = this.#manifest;
    let done = Math.min(this.#kept.length - 1, Math.floor(count / KEEP_EVERY)) * KEEP_EVERY;
    let state = this.#kept[done / KEEP_EVERY] as SessionState;
    if (this.#last.count > done && this.#last.count <= count) {
      done = this.#last.count;
      state = this.#last.state;
    }
    for (; done < count; done += 1) {
      state = applyEvent(state, events[done] as ViewedEvent);
      if ((done + 1) % KEEP_EVERY === 0 && this.#kept.length === (done + 1) / KEEP_EVERY) this.#kept.push(state);
    }
    return state;
  }
}

/** The viewer's fold at playback time `t`, from zero; to ask often, keep a `StateFold`. */
export function stateAt(manifest: Pick<PlaybackManifest, "events" | "startAt">, t: number): SessionState {
  return new StateFold(manifest).at(t);
}
