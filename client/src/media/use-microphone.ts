import { useStore } from "zustand";
import { type MicrophoneView, microphone } from "./microphone";

/** Selects from the microphone's view. The selector returns a part of it, never a new object. */
export function useMicrophone<T>(select: (view: MicrophoneView) => T): T {
  return useStore(microphone.store, select);
}
