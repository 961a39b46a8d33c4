import { createStore, type StoreApi } from "zustand/vanilla";
import { keepDeviceChoice, readDeviceChoice } from "./device-choice";
import { type MediaBrowser, thisBrowser } from "./media-browser";
import { type MediaFault, mediaFaultOf } from "./media-fault";

export type CameraStage =
  | { readonly kind: "off" }
  | { readonly kind: "opening" }
  | { readonly kind: "on"; readonly track: MediaStreamTrack; readonly label: string; readonly deviceId: string }
  | { readonly kind: "failed"; readonly fault: MediaFault };

/** Small: faces are shown small, and a board beside them must not suffer. */
const PICTURE = { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 15, max: 20 } };

/** This page's camera. Each time that it is switched on it has another track. */
export class Camera {
  readonly store: StoreApi<CameraStage> = createStore<CameraStage>(() => ({ kind: "off" }));
  readonly #browser: MediaBrowser;
  /** Counts attempts: only the last one's device is taken. */
  #attempt = 0;

  constructor(browser: MediaBrowser = thisBrowser) {
    this.#browser = browser;
  }

  get track(): MediaStreamTrack | null {
    const stage = this.store.getState();
    return stage.kind === "on" ? stage.track : null;
  }

  readonly switchOn = (deviceId = readDeviceChoice().cameraId): void => {
    void this.#open(deviceId);
  };

  readonly switchOff = (): void => {
    this.#attempt += 1;
    this.#show({ kind: "off" });
  };

  /** Takes another device, remembered for later; null: the browser's default. */
  choose(deviceId: string | null): void {
    keepDeviceChoice({ cameraId: deviceId });
    if (this.store.getState().kind !== "off") this.switchOn(deviceId);
  }

  async #open(deviceId: string | null): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    if (this.track === null) this.#show({ kind: "opening" });
    try {
      const chosen = deviceId === null ? {} : { deviceId: { exact: deviceId } };
      const stream = await this.#browser.open({ video: Object.assign({}, PICTURE, chosen) });
      const [track] = stream.getVideoTracks();
      if (track === undefined || attempt !== this.#attempt) stop(stream);
      else this.#take(track);
    } catch (thrown) {
      if (attempt !== this.#attempt) return;
      const fault = mediaFaultOf(thrown);
      // A camera that was chosen once and is not here today: the default one instead.
      if (deviceId !== null && fault === "absent") void this.#open(null);
      else this.#show({ kind: "failed", fault });
    }
  }

  #take(track: MediaStreamTrack): void {
    track.addEventListener("ended", () => this.#onEnded(track));
    this.#show({ kind: "on", track, label: track.label, deviceId: track.getSettings().deviceId ?? "" });
  }

  /** The device was unplugged or taken away: any other that there is takes its place. */
  #onEnded(track: MediaStreamTrack): void {
    if (this.track === track) void this.#open(null);
  }

  #show(stage: CameraStage): void {
    const before = this.track;
    this.store.setState(stage, true);
    if (before !== null && before !== this.track) before.stop();
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The one camera of this page. */
export const camera = new Camera();
