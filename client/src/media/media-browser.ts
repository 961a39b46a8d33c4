import { InsecurePage } from "./media-fault";

/** What microphone and camera need of a browser; tests give one of their own. */
export interface MediaBrowser {
  /** Rejects as getUserMedia does, or with InsecurePage. */
  readonly open: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
  readonly listDevices: () => Promise<readonly MediaDeviceInfo[]>;
  readonly createAudio: () => AudioContext;
  /** Calls back whenever a device comes or goes; the returned function stops it. */
  readonly onDeviceChange: (changed: () => void) => () => void;
}

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
};
