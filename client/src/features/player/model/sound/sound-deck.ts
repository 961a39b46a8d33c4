import { mediaTimeAt, serverTimeAt } from "@casement/shared/sound/clock-map";
import type { PlayedTake } from "@casement/shared/sound/take";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ShownTalk } from "./shown-talk";
import type { Voice } from "./voices";

/** Browsers mute faster sound, or should. */
export const FASTEST_HEARD = 4;
/** A larger difference is mended by going there, a smaller one by playing a little faster or slower. */
const JUMP_MS = 250;
const NUDGE_MS = 80;
const NUDGE = 0.03;
/** How long the playhead waits for sound that is still on its way. */
const PATIENCE_MS = 1_500;

export interface DeckView {
  /** By participant, 0 to 1; who is missing has 1. */
  readonly volumes: Readonly<Record<string, number>>;
  readonly muted: ReadonlySet<string>;
  /** Only this person is heard; null: all are. */
  readonly solo: string | null;
  /** Nobody is heard, whatever their own volume. */
  readonly silent: boolean;
  /** The browser plays no sound before the page was clicked. */
  readonly blocked: boolean;
  /** Some sound could not be loaded. */
  readonly failed: boolean;
  /** Who spoke when; null until that is known. */
  readonly voices: readonly Voice[] | null;
  /** Who talked how much; null for those who may not know it, and until it is known. */
  readonly talk: ShownTalk | null;
}

/** What the deck needs of an audio element. */
export type Audio = Pick<
  HTMLAudioElement,
  "currentTime" | "paused" | "seeking" | "readyState" | "playbackRate" | "preservesPitch" | "volume" | "src" | "preload"
> & {
  play(): Promise<void>;
  pause(): void;
  addEventListener(type: "error", listener: () => void): void;
  removeAttribute(name: string): void;
};

interface Playing {
  /** Playback time, ms. */
  readonly t: number;
  readonly playing: boolean;
  readonly rate: number;
  readonly scrubbing: boolean;
}

/** What the deck needs of the player. */
interface LedPlayer {
  readonly store: {
    getState(): Playing;
    subscribe(listener: (now: Playing, before: Playing) => void): () => void;
  };
  leadBy(readSound: (t: number) => number | null): void;
}

interface Track {
  readonly take: PlayedTake;
  readonly audio: Audio;
}

interface DeckParts {
  readonly takes: readonly PlayedTake[];
  readonly addressOf: (takeId: string) => string;
  readonly createAudio: () => Audio;
  readonly now: () => number;
}

/**
 * Plays the takes of a recording beside its board. While one of them sounds, it leads the playhead: a small fault of the
 * picture is not noticed, one of the sound is. The others are held within a twelfth of a second of it.
 */
export class SoundDeck {
  readonly store: StoreApi<DeckView> = createStore<DeckView>(() => ({
    volumes: {},
    muted: new Set(),
    solo: null,
    silent: false,
    blocked: false,
    failed: false,
    voices: null,
    talk: null,
  }));
  readonly #player: LedPlayer;
  readonly #parts: DeckParts;
  readonly #tracks: readonly Track[];
  readonly #stop: () => void;
  #lead: Track | null = null;
  #waitingSince: number | null = null;

  constructor(player: LedPlayer, parts: DeckParts) {
    this.#player = player;
    this.#parts = parts;
    this.#tracks = parts.takes.map((take) => ({ take, audio: this.#load(take) }));
    const stops = [player.store.subscribe(this.#onPlayer), this.store.subscribe(this.#follow)];
    if (parts.takes.length > 0) player.leadBy(this.#read);
    this.#stop = () => stops.forEach((stop) => void stop());
  }

  /** People who are heard in this recording. */
  get speakers(): readonly string[] {
    return [...new Set(this.#parts.takes.map(({ participantId }) => participantId))];
  }

  setVolume(participantId: string, volume: number): void {
    this.store.setState(({ volumes }) => ({ volumes: { ...volumes, [participantId]: volume } }));
  }

  toggleMuted(participantId: string): void {
    this.store.setState(({ muted }) => {
      const next = new Set(muted);
      if (!next.delete(participantId)) next.add(participantId);
      return { muted: next };
    });
  }

  toggleSilence(): void {
    this.store.setState(({ silent }) => ({ silent: !silent }));
  }

  setSolo(solo: string | null): void {
    this.store.setState({ solo });
  }

  close(): void {
    this.#stop();
    for (const { audio } of this.#tracks) {
      audio.pause();
      // Lets go of what was loaded.
      audio.removeAttribute("src");
    }
  }

  #load(take: PlayedTake): Audio {
    const audio = this.#parts.createAudio();
    audio.preload = "metadata";
    audio.preservesPitch = true;
    audio.src = this.#parts.addressOf(take.id);
    audio.addEventListener("error", () => this.store.setState({ failed: true }));
    return audio;
  }

  #volumeOf(participantId: string): number {
    const { volumes, muted, solo, silent } = this.store.getState();
    if (silent) return 0;
    if (solo !== null) return solo === participantId ? (volumes[participantId] ?? 1) : 0;
    return muted.has(participantId) ? 0 : (volumes[participantId] ?? 1);
  }

  /** The playback time (ms) that the leading sound has reached; null: nothing leads. */
  readonly #read = (t: number): number | null => {
    const lead = this.#lead;
    if (lead === null) return null;
    const { audio, take } = lead;
    if (audio.paused) return null;
    if (audio.seeking || audio.readyState < 3) {
      this.#waitingSince ??= this.#parts.now();
      return this.#parts.now() - this.#waitingSince < PATIENCE_MS ? t : null;
    }
    this.#waitingSince = null;
    const reached = serverTimeAt(take.map, audio.currentTime * 1_000);
    return reached === null || Math.abs(reached - t) > JUMP_MS ? null : reached;
  };

  /** Playing begins with a press of the viewer's, after which browsers allow sound. */
  readonly #onPlayer = ({ playing }: Playing, before: Playing): void => {
    if (playing && !before.playing && this.store.getState().blocked) this.store.setState({ blocked: false });
    else this.#follow();
  };

  /** Lets each take sound where the playhead is. */
  readonly #follow = (): void => {
    const { t, playing, rate, scrubbing } = this.#player.store.getState();
    const sounds = playing && !scrubbing && rate <= FASTEST_HEARD;
    const wanted = this.#tracks.flatMap((track) => {
      const volume = this.#volumeOf(track.take.participantId);
      const mediaMs = sounds && volume > 0 ? mediaTimeAt(track.take.map, t) : null;
      if (mediaMs !== null) return [{ track, mediaMs, volume }];
      if (!track.audio.paused) track.audio.pause();
      return [];
    });
    if (!wanted.some(({ track }) => track === this.#lead)) {
      this.#lead = wanted[0]?.track ?? null;
      this.#waitingSince = null;
    }
    for (const { track, mediaMs, volume } of wanted) {
      track.audio.volume = volume;
      this.#steer(track, mediaMs, rate);
    }
  };

  #steer(track: Track, mediaMs: number, rate: number): void {
    const { audio } = track;
    if (audio.seeking) return;
    const late = audio.currentTime * 1_000 - mediaMs;
    if (Math.abs(late) > JUMP_MS || (audio.paused && Math.abs(late) > NUDGE_MS)) audio.currentTime = mediaMs / 1_000;
    const nudge = track === this.#lead || Math.abs(late) <= NUDGE_MS ? 0 : -Math.sign(late) * NUDGE;
    const speed = rate * (1 + nudge);
    if (audio.playbackRate !== speed) audio.playbackRate = speed;
    if (!audio.paused || this.store.getState().blocked) return;
    audio.play().catch((error: unknown) => {
      // A pause that came before the sound did is no fault.
      if (error instanceof DOMException && error.name === "NotAllowedError") this.store.setState({ blocked: true });
    });
  }
}
