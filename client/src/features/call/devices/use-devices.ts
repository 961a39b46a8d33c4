import { useEffect, useState } from "react";
import { thisBrowser } from "@/media/media-browser";

export interface Devices {
  readonly microphones: readonly MediaDeviceInfo[];
  readonly cameras: readonly MediaDeviceInfo[];
  readonly speakers: readonly MediaDeviceInfo[];
}

const NONE: Devices = { microphones: [], cameras: [], speakers: [] };

/** The devices that there are; browsers name them once one was allowed, so `opened` makes this look again. */
export function useDevices(opened: string): Devices {
  const [devices, setDevices] = useState(NONE);
  useEffect(() => {
    let isHere = true;
    const look = async () => {
      const all = (await thisBrowser.listDevices()).filter(({ deviceId }) => deviceId !== "");
      const of = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind);
      if (isHere) setDevices({ microphones: of("audioinput"), cameras: of("videoinput"), speakers: of("audiooutput") });
    };
    // Without a list there is only the browser's default, which the fields say.
    const update = () => void look().catch(() => undefined);
    // Depends on what is open: a browser lists more once it may.
    if (opened !== "none") update();
    const stop = thisBrowser.onDeviceChange(update);
    return () => {
      isHere = false;
      stop();
    };
  }, [opened]);
  return devices;
}
