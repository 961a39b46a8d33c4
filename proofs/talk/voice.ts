import type { Stretch } from "@casement/shared/lib/stretches";
import { seededRandom } from "@casement/shared/testing/seeded-random";

export const SAMPLE_RATE = 16_000;
/** Of vowels, in Hz. */
const FORMANTS = [
  [700, 1_200, 2_600],
  [300, 2_300, 3_000],
  [500, 900, 2_400],
  [450, 1_800, 2_500],
] as const;
/** How loud the room is, beside a voice whose peaks are some tenths. */
const NOISE = 0.001;

/**
 * The samples of a microphone (-1 to 1) that hears a room, and somebody's syllables in the given stretches: pulses of
 * `pitch` (Hz) through three resonators, with short breaks between words. No speech, but what a detector of voices
 * hears as one.
 */
export class Voice {
  readonly #random: ReturnType<typeof seededRandom>;
  readonly #resonances = [0, 1, 2].map(() => ({ last: 0, before: 0 }));
  #syllable = { formants: FORMANTS[0] as readonly number[], pitch: 100, length: 0, pause: 0, at: 0 };
  #phase = 0;
  #next = 0;
  #sample = 0;

  constructor(
    readonly spoken: readonly Stretch[],
    readonly pitch: number,
    seed: number,
  ) {
    this.#random = seededRandom(seed);
  }

  /** The next samples of it. */
  read(count: number): Float32Array<ArrayBuffer> {
    return Float32Array.from({ length: count }, () => {
      const ms = (this.#sample / SAMPLE_RATE) * 1_000;
      this.#sample += 1;
      while ((this.spoken[this.#next]?.to ?? Number.POSITIVE_INFINITY) <= ms) this.#next += 1;
      const speaks = (this.spoken[this.#next]?.from ?? Number.POSITIVE_INFINITY) <= ms;
      const room = (this.#random.next() - 0.5) * 2 * NOISE;
      return Math.max(-1, Math.min(1, (speaks ? this.#speak() : 0) + room));
    });
  }

  #speak(): number {
    const syllable = this.#syllable;
    syllable.at += 1 / SAMPLE_RATE;
    if (syllable.at >= syllable.length + syllable.pause) this.#begin();
    const { at, length, formants, pitch } = this.#syllable;
    const loudness = at < length ? Math.sqrt(Math.sin((Math.PI * at) / length)) : 0;
    this.#phase += pitch / SAMPLE_RATE;
    const pulse = this.#phase >= 1 ? 1 : 0;
    this.#phase -= pulse;
    const source = pulse + (this.#random.next() - 0.5) * 0.02;
    const sum = this.#resonances.reduce((heard, resonance, index) => {
      const radius = Math.exp((-Math.PI * (80 + 40 * index)) / SAMPLE_RATE);
      const angle = (2 * Math.PI * (formants[index] ?? 0)) / SAMPLE_RATE;
      const value =
        source * (1 - radius) * 3 + 2 * radius * Math.cos(angle) * resonance.last - radius ** 2 * resonance.before;
      resonance.before = resonance.last;
      resonance.last = value;
      return heard + value / (1 + index);
    }, 0);
    return sum * loudness * 0.8;
  }

  #begin(): void {
    const { next, below, pick } = this.#random;
    this.#syllable = {
      formants: pick(FORMANTS),
      pitch: this.pitch * (0.85 + next() * 0.3),
      length: 0.12 + next() * 0.18,
      pause: below(7) === 0 ? 0.1 + next() * 0.12 : 0.01 + next() * 0.03,
      at: 0,
    };
  }
}
