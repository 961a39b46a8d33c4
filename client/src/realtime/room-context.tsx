import { can } from "@casement/shared/policy";
import type { Participant, SessionState } from "@casement/shared/record/state";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { liveClock, type RoomClock } from "./room-clock";
import type { RoomStore, RoomView } from "./room-store";
import { type SaveEntries, Saver } from "./saver";
import { type SendCommand, SessionClient } from "./session-client";

/** What every part of a session's page works with: a live session's, or a recording's at one moment. */
export interface Room {
  readonly sessionId: string;
  readonly store: RoomStore;
  readonly clock: RoomClock;
  readonly send: SendCommand;
  readonly sendOnReturn: SendCommand;
  readonly saver: Saver;
  /** Shows this moment of the recording, in ms since the interview's start. */
  readonly openMoment: (t: number) => void;
}

const RoomContext = createContext<Room | null>(null);

export interface RoomProviderProps {
  readonly sessionId: string;
  /** See Room.openMoment; must not change while mounted. */
  readonly openMoment: (t: number) => void;
  readonly children: ReactNode;
}

/** Holds one session's connection while mounted. Give it the session's id as key. */
export function RoomProvider({ sessionId, openMoment, children }: RoomProviderProps) {
  const [client] = useState(() => new SessionClient(sessionId));
  const [room] = useState<Room>(() => ({
    sessionId,
    store: client.store,
    clock: liveClock(client.clock),
    send: client.send,
    sendOnReturn: client.sendOnReturn,
    saver: new Saver(),
    openMoment,
  }));
  useEffect(() => {
    client.connect();
    const stop = room.store.subscribe(({ status }, before) => {
      if (status.kind === "live" && before.status.kind !== "live") room.saver.flush();
    });
    return () => {
      stop();
      room.saver.flush();
      client.close();
    };
  }, [room, client]);
  useEffect(() => saveBeforeLeaving(room.saver), [room]);
  return <RoomContext value={room}>{children}</RoomContext>;
}

/** The same room of a recording, so that the parts of a session's page show any moment of it. */
export function RecordedRoomProvider({ room, children }: { room: Room; children: ReactNode }) {
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
  return useStore(useRoom().store, select);
}

/** Picks from the session as this participant sees it; the same rule for the selector. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useRoomView((view) => select(view.state));
}

/** The whole session as it is now, for use in handlers. */
export function useReadRoom(): () => RoomView {
  return useRoom().store.getState;
}

/** The participant who looks; only inside the session's page, where the snapshot has arrived. */
export function useMyself(): Participant {
  const me = useRoomView(({ participantId, state, status }) => {
    const here = participantId === null ? undefined : state.participants[participantId];
    return here ?? (status.kind === "recorded" ? status.viewer : undefined);
  });
  if (me === undefined) throw new Error("The session has not arrived yet.");
  return me;
}

/** For what is kept and tried again by itself: fails at once while the connection is away. */
export function useSend(): SendCommand {
  return useRoom().send;
}

/** For clicks: one made while the connection is away is sent when it returns, within a bound. */
export function useSendOnReturn(): SendCommand {
  return useRoom().sendOnReturn;
}

/** Reads the server's time in epoch ms. */
export function useServerNow(): () => number {
  return useRoom().clock.now;
}

export function useRoomClock(): RoomClock {
  return useRoom().clock;
}

export function useSessionId(): string {
  return useRoom().sessionId;
}

/** A recording shows what was; nothing in it can be changed. */
export function useIsRecorded(): boolean {
  return useRoomView((view) => view.status.kind === "recorded");
}

/** Shows the moment of an epoch time; null before there is anything to watch. */
export function useOpenMoment(): ((at: number) => void) | null {
  const { openMoment } = useRoom();
  const { role } = useMyself();
  const recorded = useIsRecorded();
  const ended = useSessionState((state) => state.phase === "ended");
  const startedAt = useSessionState((state) => state.clock.startedAt);
  const playable = recorded || (ended && can(role, "playback.read", "ended"));
  return playable && startedAt !== null ? (at) => openMoment(Math.max(0, at - startedAt)) : null;
}

export function useSaver(): Saver {
  return useRoom().saver;
}

/** Picks from what is not saved yet; the same rule for the selector. */
export function useSaves<T>(select: (entries: SaveEntries) => T): T {
  return useStore(useRoom().saver.store, select);
}
