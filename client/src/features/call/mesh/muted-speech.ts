/** Speech that lasts this long is meant for the others; a cough is not. */
const MEANT_MS = 800;
const SHOWN_MS = 4_000;

/** Notices that somebody speaks while they are muted. */
export class MutedSpeech {
  #loudSince: number | null = null;
  #noticedAt = Number.NEGATIVE_INFINITY;

  /** Returns whether to say so now (ms of a steady clock). */
  hear(isLoud: boolean, isMuted: boolean, now: number): boolean {
    if (!isMuted) this.#noticedAt = Number.NEGATIVE_INFINITY;
    this.#loudSince = isLoud && isMuted ? (this.#loudSince ?? now) : null;
    if (this.#loudSince !== null && now - this.#loudSince >= MEANT_MS) this.#noticedAt = now;
    return now - this.#noticedAt < SHOWN_MS;
  }
}
