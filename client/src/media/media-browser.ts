import { InsecurePage } from "./media-fault";

/** What microphone and camera need of a browser; tests give one of their own. */
export interface MediaBrowser {
  /** Rejects as getUserMedia does, or with InsecurePage. */
  readonly open: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
  readonly listDevices: () => Promise<readonly MediaDeviceInfo[]>;
  readonly createAudio: () => AudioContext;
  /** Calls back whenever a device comes or goes; the returned function stops it. */
  readonly onDeviceChange: (changed: () => void) => () => void;
  /** Calls back at each click and key; the returned function stops it. Before the first one browsers hold sound back. */
  readonly onGesture: (made: () => void) => () => void;
}

/** What counts as one: a finger only once it is lifted. */
const GESTURES = ["pointerdown", "pointerup", "keydown"] as const;

export const thisBrowser: MediaBrowser = {
  open: async (constraints) => {
    if (!("mediaDevices" in navigator)) throw new InsecurePage("This page may not use devices.");
    return navigator.mediaDevices.getUserMedia(constraints);
  },
  listDevices: async () => ("mediaDevices" in navigator ? navigator.mediaDevices.enumerateDevices() : []),
  createAudio: () => new AudioContext({ latencyHint: "interactive" }),
  onDeviceChange: (changed) => {
    if (!("mediaDevices" in navigator)) return () => undefined;
    navigator.mediaDevices.addEventListener("devicechange", changed);
    return () => navigator.mediaDevices.removeEventListener("devicechange", changed);
  },
  onGesture: (made) => {
    const options = { capture: true };
    for (const kind of GESTURES) window.addEventListener(kind, made, options);
    return () => {
      for (const kind of GESTURES) window.removeEventListener(kind, made, options);
    };
  },
};
