import { useEffect, useRef } from "react";
import { create } from "zustand";
import { sendChunk } from "@/api/sound";
import { microphone } from "@/media/microphone";
import { useIsSoundRecorded } from "@/session/plan-options";
import { useMyself, useServerNow, useSessionId, useSessionState } from "@/session/session-context";
import { ChunkShelf } from "@/sound/chunk-shelf";
import { SoundKeeper, type SoundView } from "@/sound/sound-keeper";

/** What this page knows of the recording of its person's sound; null: there is none in this session. */
export const useSoundView = create<SoundView | null>(() => null);

/**
 * Records this person's sound during the interview, if they agreed, and sends it; after the end and after a reload it
 * sends what still waits. Shows nothing.
 */
export function SoundKeeping() {
  const { role } = useMyself();
  return useIsSoundRecorded() && role !== "observer" ? <Keeping /> : null;
}

function Keeping() {
  const sessionId = useSessionId();
  const { id: participantId, sound } = useMyself();
  const serverNow = useServerNow();
  const live = useSessionState((state) => state.phase === "live");
  const wanted = live && sound.agreed !== null;
  const keeper = useKeeper(sessionId, participantId, serverNow);
  useEffect(() => keeper.current?.want(wanted), [wanted, keeper]);
  return null;
}

/** One keeper for as long as the page shows this session. */
function useKeeper(sessionId: string, participantId: string, serverNow: () => number) {
  const keeper = useRef<SoundKeeper | null>(null);
  useEffect(() => {
    const parts = { sessionId, participantId, serverNow, microphone, shelf: new ChunkShelf(), send: sendChunk };
    const made = new SoundKeeper(parts);
    keeper.current = made;
    const show = () => useSoundView.setState(made.store.getState(), true);
    show();
    const stop = made.store.subscribe(show);
    return () => {
      stop();
      keeper.current = null;
      useSoundView.setState(null, true);
      void made.close();
    };
  }, [sessionId, participantId, serverNow]);
  return keeper;
}
