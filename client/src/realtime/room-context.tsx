import type { Participant, SessionState } from "@casement/shared/record/state";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { RoomView } from "./room-store";
import { type SaveEntries, Saver } from "./saver";
import { type SendCommand, SessionClient } from "./session-client";

/** What every part of a session's page works with. */
interface Room {
  readonly sessionId: string;
  readonly client: SessionClient;
  readonly saver: Saver;
}

const RoomContext = createContext<Room | null>(null);

/** Holds one session's connection while mounted. Give it the session's id as key. */
export function RoomProvider({ sessionId, children }: { sessionId: string; children: ReactNode }) {
  const [room] = useState<Room>(() => ({ sessionId, client: new SessionClient(sessionId), saver: new Saver() }));
  useEffect(() => {
    room.client.connect();
    const stop = room.client.store.subscribe(({ status }, before) => {
      if (status.kind === "live" && before.status.kind !== "live") room.saver.flush();
    });
    return () => {
      stop();
      room.saver.flush();
      room.client.close();
    };
  }, [room]);
  useEffect(() => saveBeforeLeaving(room.saver), [room]);
  return <RoomContext value={room}>{children}</RoomContext>;
}

/** Sends what waits when the page is hidden, and asks before closing it while something is not saved. */
function saveBeforeLeaving(saver: Saver): () => void {
  const flush = () => saver.flush();
  const ask = (event: BeforeUnloadEvent) => {
    saver.flush();
    if (Object.keys(saver.store.getState()).length > 0) event.preventDefault();
  };
  document.addEventListener("visibilitychange", flush);
  window.addEventListener("pagehide", flush);
  window.addEventListener("beforeunload", ask);
  return () => {
    document.removeEventListener("visibilitychange", flush);
    window.removeEventListener("pagehide", flush);
    window.removeEventListener("beforeunload", ask);
  };
}

function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error("This belongs inside a RoomProvider.");
  return room;
}

/** Picks from the connection's view. The selector returns something that is in it, never a new object. */
export function useRoomView<T>(select: (view: RoomView) => T): T {
  return useStore(useRoom().client.store, select);
}

/** Picks from the session as this participant sees it; the same rule for the selector. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useRoomView((view) => select(view.state));
}

/** The whole session as it is now, for use in handlers. */
export function useReadRoom(): () => RoomView {
  const { client } = useRoom();
  return client.store.getState;
}

/** The participant who looks; only inside the session's page, where the snapshot has arrived. */
export function useMyself(): Participant {
  const me = useRoomView(({ participantId, state }) =>
    participantId === null ? undefined : state.participants[participantId],
  );
  if (me === undefined) throw new Error("The session has not arrived yet.");
  return me;
}

/** For what is kept and tried again by itself: fails at once while the connection is away. */
export function useSend(): SendCommand {
  return useRoom().client.send;
}

/** For clicks: one made while the connection is away is sent when it returns, within a bound. */
export function useSendOnReturn(): SendCommand {
  return useRoom().client.sendOnReturn;
}

/** Reads the server's time in epoch ms. */
export function useServerNow(): () => number {
  return useRoom().client.clock.now;
}

export function useSessionId(): string {
  return useRoom().sessionId;
}

export function useSaver(): Saver {
  return useRoom().saver;
}

/** Picks from what is not saved yet; the same rule for the selector. */
export function useSaves<T>(select: (entries: SaveEntries) => T): T {
  return useStore(useRoom().saver.store, select);
}
