import { createStore, type StoreApi } from "zustand/vanilla";
import { keepDeviceChoice, readDeviceChoice } from "./device-choice";
import { loudness } from "./loudness";
import { type MediaBrowser, thisBrowser } from "./media-browser";
import { type MediaFault, mediaFaultOf } from "./media-fault";

/** failed: nothing comes from it, and why; it is tried again when a device comes. */
export type MicrophoneStage =
  | { readonly kind: "closed" }
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly deviceId: string; readonly label: string }
  | { readonly kind: "failed"; readonly fault: MediaFault };

export interface MicrophoneView {
  readonly stage: MicrophoneStage;
  /** While true the sound that leaves the microphone is silence; the track goes on. */
  readonly isMuted: boolean;
  /** The open device gives silence: its own switch mutes it, or the computer does. */
  readonly isDeviceMuted: boolean;
  readonly notice: MicrophoneNotice | null;
}

/**
 * What people should hear of. lost: the device in use went away, and another took its place. unavailable: the chosen one
 * could not be opened, and the one before goes on. null once a device was chosen.
 */
export type MicrophoneNotice =
  | { readonly kind: "lost"; readonly label: string }
  | { readonly kind: "unavailable"; readonly fault: MediaFault };

/** What stands between the device and everybody who takes its sound. Made once, and stays when the device changes. */
interface Graph {
  readonly context: AudioContext;
  readonly gain: GainNode;
  readonly analyser: AnalyserNode;
  readonly destination: MediaStreamAudioDestinationNode;
}

/**
 * This page's microphone: device -> gain -> destination. The destination's track is the same for ever, whatever device
 * is behind it, so that calls and recordings go on when one is changed or unplugged. Muting is a gain of zero.
 * Whoever needs it holds it; the device is let go with the last hold.
 */
export class Microphone {
  readonly store: StoreApi<MicrophoneView> = createStore<MicrophoneView>(() => ({
    stage: { kind: "closed" },
    isMuted: false,
    isDeviceMuted: false,
    notice: null,
  }));
  readonly #browser: MediaBrowser;
  #graph: Graph | null = null;
  #source: { readonly stream: MediaStream; readonly node: MediaStreamAudioSourceNode } | null = null;
  #holds = 0;
  /** Counts attempts: only the last one's device is taken. */
  #attempt = 0;
  #stopWatching: () => void = () => undefined;

  constructor(browser: MediaBrowser = thisBrowser) {
    this.#browser = browser;
  }

  /** Opens the device unless somebody holds it already. The returned function lets it go; a second call does nothing. */
  hold(): () => void {
    this.#holds += 1;
    if (this.#holds === 1) {
      const stops = [this.#browser.onDeviceChange(() => this.#retry()), this.#browser.onGesture(() => this.#wake())];
      this.#stopWatching = () => stops.forEach((stop) => void stop());
      void this.#open(readDeviceChoice().microphoneId);
    }
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds -= 1;
      if (this.#holds === 0) this.#close();
    };
  }

  /** The stable track that holds this person's sound. Silence while no device is open. */
  get track(): MediaStreamTrack {
    const [track] = this.stream.getAudioTracks();
    if (track === undefined) throw new Error("An audio destination has one track.");
    return track;
  }

  get stream(): MediaStream {
    return this.#made().destination.stream;
  }

  /** The same sound inside the graph: a recording of it waits in no further buffer. */
  get output(): AudioNode {
    return this.#made().gain;
  }

  /** The clock of the sound, for `getOutputTimestamp`. */
  get context(): AudioContext {
    return this.#made().context;
  }

  /** How loud the device is now, before muting, from 0 (silence) to 1. */
  readonly level = (): number => (this.#graph === null || this.#source === null ? 0 : loudness(this.#graph.analyser));

  /** Takes another device, remembered for later; null: the browser's default. */
  choose(deviceId: string | null): void {
    keepDeviceChoice({ microphoneId: deviceId });
    if (this.#holds > 0) void this.#open(deviceId);
  }

  setMuted(isMuted: boolean): void {
    this.store.setState({ isMuted });
    if (this.#graph !== null) this.#graph.gain.gain.value = isMuted ? 0 : 1;
  }

  /** Tries the chosen device again, such as after the person has allowed it. */
  readonly retry = (): void => {
    if (this.#holds > 0) void this.#open(readDeviceChoice().microphoneId);
  };

  #retry(): void {
    const { stage } = this.store.getState();
    if (stage.kind === "failed" && stage.fault !== "refused") this.retry();
  }

  async #open(deviceId: string | null, notice: MicrophoneNotice | null = null): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    if (this.#source === null) this.store.setState({ stage: { kind: "opening" } });
    try {
      const stream = await this.#browser.open({ audio: constraintsOf(deviceId) });
      if (attempt === this.#attempt && this.#holds > 0) this.#take(stream, notice);
      else stopAll(stream);
    } catch (thrown) {
      if (attempt !== this.#attempt || this.#holds === 0) return;
      const fault = mediaFaultOf(thrown);
      // A device that was chosen once and is not here today: the default one instead.
      if (deviceId !== null && fault === "absent") void this.#open(null, notice);
      else this.#fail(fault, notice);
    }
  }

  #take(stream: MediaStream, notice: MicrophoneNotice | null): void {
    this.#drop();
    this.#source = { stream, node: this.#connected(stream) };
    // It waits after the last device was let go, and on a page that was never clicked.
    void this.#made().context.resume();
    const [device] = stream.getAudioTracks();
    if (device === undefined) throw new Error("A stream that was asked for sound has a track.");
    device.addEventListener("ended", () => this.#onEnded(stream, device.label));
    const tellMuted = () => {
      if (this.#source?.stream === stream) this.store.setState({ isDeviceMuted: device.muted });
    };
    device.addEventListener("mute", tellMuted);
    device.addEventListener("unmute", tellMuted);
    this.store.setState({
      stage: { kind: "open", deviceId: device.getSettings().deviceId ?? "", label: device.label },
      isDeviceMuted: device.muted,
      notice,
    });
  }

  #connected(stream: MediaStream): MediaStreamAudioSourceNode {
    const { context, gain, analyser } = this.#made();
    const node = context.createMediaStreamSource(stream);
    node.connect(gain);
    node.connect(analyser);
    return node;
  }

  /** What a device brought while the sound stood still waits in its node, and would delay all that follows. */
  #connectAnew(): void {
    if (this.#source === null) return;
    const { stream, node } = this.#source;
    node.disconnect();
    this.#source = { stream, node: this.#connected(stream) };
  }

  /** A browser that held the sound back, before the first click or during a phone call, lets it go on at a click. */
  #wake(): void {
    const context = this.#graph?.context;
    if (context !== undefined && this.#source !== null && context.state !== "running") void context.resume();
  }

  /** The device was unplugged or taken away: any other that there is takes its place. */
  #onEnded(stream: MediaStream, label: string): void {
    if (this.#source?.stream !== stream) return;
    this.#drop();
    void this.#open(null, { kind: "lost", label });
  }

  #fail(fault: MediaFault, notice: MicrophoneNotice | null): void {
    if (this.#source === null) this.store.setState({ stage: { kind: "failed", fault }, notice });
    else this.store.setState({ notice: { kind: "unavailable", fault } });
  }

  #drop(): void {
    if (this.#source === null) return;
    this.#source.node.disconnect();
    stopAll(this.#source.stream);
    this.#source = null;
    this.store.setState({ isDeviceMuted: false });
  }

  #close(): void {
    this.#attempt += 1;
    this.#stopWatching();
    this.#drop();
    this.store.setState({ stage: { kind: "closed" }, notice: null });
    void this.#graph?.context.suspend();
  }

  #made(): Graph {
    if (this.#graph !== null) return this.#graph;
    const context = this.#browser.createAudio();
    const gain = context.createGain();
    gain.gain.value = this.store.getState().isMuted ? 0 : 1;
    const analyser = context.createAnalyser();
    const destination = context.createMediaStreamDestination();
    destination.channelCount = 1;
    gain.connect(destination);
    context.addEventListener("statechange", () => {
      if (context.state === "running") this.#connectAnew();
    });
    this.#graph = { context, gain, analyser, destination };
    return this.#graph;
  }
}

function constraintsOf(deviceId: string | null): MediaTrackConstraints {
  const constraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
  return deviceId === null ? constraints : Object.assign(constraints, { deviceId: { exact: deviceId } });
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The one microphone of this page. */
export const microphone = new Microphone();
