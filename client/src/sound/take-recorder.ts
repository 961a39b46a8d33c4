import type { ClockSample } from "@casement/shared/sound/clock-map";
import { CHUNK_MS } from "@casement/shared/sound/take";

export const RECORDED_TYPE = "audio/webm;codecs=opus";
/** With the container's overhead 45 minutes of one person take less than 11 MB. */
const BITS_PER_SECOND = 28_000;
const SAMPLE_EVERY_MS = 1_000;
/**
 * So long the sound was on its way from the device into the graph, in ms: browsers tell a part of it or nothing. Measured
 * in Chromium it was 9 to 55 ms (docs/sound.md), so that this leaves about as much on either side.
 */
const ON_ITS_WAY_MS = 25;

/** A piece of a take as it leaves the recorder. */
export interface RecordedChunk {
  readonly index: number;
  readonly blob: Blob;
  readonly from: number;
  readonly to: number;
  readonly clock: readonly ClockSample[];
}

export interface RecorderParts {
  /** What is recorded. */
  readonly output: AudioNode;
  /** The graph of the output, whose clock is the sound's. */
  readonly context: AudioContext;
  /** Server's epoch ms. */
  readonly serverNow: () => number;
  readonly onChunk: (chunk: RecordedChunk) => void;
  /** The browser ended the recording by itself. */
  readonly onFault: () => void;
}

export const canRecord = (): boolean =>
  typeof MediaRecorder !== "undefined" && MediaRecorder.isTypeSupported(RECORDED_TYPE);

/**
 * Records what leaves a node as one take. Its media time is the audio context's, which counts the frames that pass: when the sound
 * stalls, so does the media time, and the clock samples tell by how much.
 */
export class TakeRecorder {
  readonly #parts: RecorderParts;
  readonly #recorder: MediaRecorder;
  readonly #mono: MediaStreamAudioDestinationNode;
  #begunAt = 0;
  #index = 0;
  #from = 0;
  #samples: ClockSample[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #stopping = false;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    const { context, output } = parts;
    // One channel: two would take twice the bits for the same voice.
    this.#mono = new MediaStreamAudioDestinationNode(context, { channelCount: 1, channelCountMode: "explicit" });
    output.connect(this.#mono);
    this.#recorder = new MediaRecorder(this.#mono.stream, {
      mimeType: RECORDED_TYPE,
      audioBitsPerSecond: BITS_PER_SECOND,
    });
    this.#recorder.addEventListener("start", () => this.#begin());
    this.#recorder.addEventListener("dataavailable", ({ data }) => this.#take(data));
    this.#recorder.addEventListener("error", () => parts.onFault());
    this.#recorder.addEventListener("stop", () => this.#end());
    this.#begunAt = context.currentTime;
    this.#recorder.start(CHUNK_MS);
  }

  /** Ends the take; its last chunk comes before the promise resolves. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#recorder.state === "inactive") return;
    const stopped = new Promise<void>((resolve) => this.#recorder.addEventListener("stop", () => resolve()));
    this.#recorder.stop();
    await stopped;
  }

  #begin(): void {
    this.#sample();
    this.#timer = setInterval(() => this.#sample(), SAMPLE_EVERY_MS);
  }

  #end(): void {
    clearInterval(this.#timer);
    this.#parts.output.disconnect(this.#mono);
    if (!this.#stopping) this.#parts.onFault();
  }

  /** Both clocks in the same instant. */
  #sample(): ClockSample {
    const mediaMs = Math.max(0, (this.#parts.context.currentTime - this.#begunAt) * 1_000);
    const sample = { mediaMs, serverMs: this.#parts.serverNow() - ON_ITS_WAY_MS };
    // While the sound stands still only the first look tells something, and the last.
    const [before, last] = this.#samples.slice(-2);
    if (before?.mediaMs === mediaMs && last?.mediaMs === mediaMs) this.#samples.pop();
    this.#samples.push(sample);
    return sample;
  }

  #take(blob: Blob): void {
    const { mediaMs } = this.#sample();
    const [from, to] = [this.#from, Math.round(mediaMs)];
    // Between the last chunk and the end there may be nothing.
    if (blob.size === 0 || to <= from) return;
    this.#from = to;
    this.#parts.onChunk({ index: this.#index, blob, from, to, clock: this.#samples.splice(0) });
    this.#index += 1;
  }
}
