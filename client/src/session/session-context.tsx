import { can } from "@casement/shared/contract/policy";
import { writeMoment } from "@casement/shared/lib/moment-address";
import { own } from "@casement/shared/lib/own";
import type { Participant, SessionState } from "@casement/shared/session-log/state";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { z } from "zod";
import { useStore } from "zustand";
import { paths } from "@/lib/addresses/paths";
import { keepDraft, keptDraft } from "@/lib/browser/kept-drafts";
import { liveClock, type SessionClock } from "./clock/session-clock";
import { type SaveEntries, Saver } from "./saver";
import { type OnSignal, type SendCommand, SessionClient, type WhyNot } from "./session-client";
import type { SessionStore, SessionView } from "./session-store";

/** What the parts of a session's page work with: a live session, or a recording at one moment. */
export interface OpenSession {
  readonly sessionId: string;
  readonly store: SessionStore;
  readonly clock: SessionClock;
  readonly send: SendCommand;
  readonly sendOnReturn: SendCommand;
  readonly onSignal: OnSignal;
  readonly saver: Saver;
  /** Shows this moment of the recording (ms since the interview's start). */
  readonly openMoment: OpenMoment;
  /**
   * The same for what was written about talk: opens where that began, and shows what this evidence or comment points
   * at.
   */
  readonly openSaid: OpenMoment;
  /** The player around this session. null on the session's own page. */
  readonly player: PlayerClock | null;
}

/** A player's clock: its "now" is the moment shown. */
export interface PlayerClock extends SessionClock {
  /** Stops playing while somebody writes about the moment; the returned function plays on, if it was playing. */
  readonly hold: () => () => void;
}

type OpenMoment = (t: number, remarkId?: string) => void;

const OpenSessionContext = createContext<OpenSession | null>(null);
/** In a player: the session as it is now, because comments are made now. */
const LiveContext = createContext<OpenSession | null>(null);

interface SessionProviderProps {
  readonly sessionId: string;
  /** See OpenSession; neither may change while mounted. Where no talk is heard, both are one. */
  readonly openMoment: OpenMoment;
  readonly openSaid?: OpenMoment;
  /** See SessionClient; does not change while mounted either. */
  readonly whyNot: WhyNot;
  readonly player?: PlayerClock;
  /** What is known of the session before its snapshot arrives. */
  readonly known?: Pick<SessionView, "participantId" | "state">;
  readonly children: ReactNode;
}

/** Holds one session's connection while mounted. Use the session's id as its React key. */
export function SessionProvider({
  sessionId,
  openMoment,
  openSaid = openMoment,
  whyNot,
  player,
  known,
  children,
}: SessionProviderProps) {
  const [client] = useState(() => {
    const opened = new SessionClient(sessionId, whyNot);
    if (known !== undefined) opened.store.setState(known);
    return opened;
  });
  const [session] = useState<OpenSession>(() => ({
    sessionId,
    store: client.store,
    clock: liveClock(client.clock),
    send: client.send,
    sendOnReturn: client.sendOnReturn,
    onSignal: client.onSignal,
    saver: new Saver(),
    openMoment,
    openSaid,
    player: player ?? null,
  }));
  useEffect(() => {
    client.connect();
    const stop = session.store.subscribe(({ status }, before) => {
      if (status.kind === "live" && before.status.kind !== "live") session.saver.flush();
    });
    return () => {
      stop();
      session.saver.flush();
      client.close();
    };
  }, [session, client]);
  useEffect(() => saveBeforeLeaving(session.saver), [session]);
  return <OpenSessionContext value={session}>{children}</OpenSessionContext>;
}

/**
 * Provides a recording as an open session, so that the components of a session's page show any moment of it. Inside a
 * SessionProvider the comments are those of that live session; elsewhere nobody can comment, and `last` holds the final
 * comments.
 */
export function RecordedSessionProvider({
  session,
  last,
  children,
}: {
  session: OpenSession;
  last: OpenSession;
  children: ReactNode;
}) {
  const live = useContext(OpenSessionContext) ?? last;
  return (
    <LiveContext value={live}>
      <OpenSessionContext value={session}>{children}</OpenSessionContext>
    </LiveContext>
  );
}

/** Provides the session as it is now to those parts of a player that need it, such as comments. */
export function LiveSession({ children }: { children: ReactNode }) {
  const live = useContext(LiveContext);
  return live === null ? children : <OpenSessionContext value={live}>{children}</OpenSessionContext>;
}

/** Saves what waits when the page is hidden, and asks before the page closes while something is not saved. */
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

/** All of the open session, for what lives beside React, such as a call. */
export function useOpenSession(): OpenSession {
  const session = useContext(OpenSessionContext);
  if (session === null) throw new Error("This belongs inside a SessionProvider.");
  return session;
}

/** When this person last left (server's epoch ms); null when that was before this page was opened. */
export function useLeftAt(participantId: string): number | null {
  return useSessionView((view) => view.leftAt.get(participantId) ?? null);
}

/** Selects from the connection's view. The selector returns a part of it, never a new object. */
export function useSessionView<T>(select: (view: SessionView) => T): T {
  return useStore(useOpenSession().store, select);
}

/** Selects from the session as this participant sees it; the same rule for the selector. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useSessionView((view) => select(view.state));
}

/** Whether comments can be made here: not in a recording that was shared or exported. */
export function useCanComment(): boolean {
  const session = useOpenSession();
  return useStore((useContext(LiveContext) ?? session).store, ({ status }) => status.kind !== "recorded");
}

/** `useSessionState` of the session as it is now, also in a player. */
export function useLiveState<T>(select: (state: SessionState) => T): T {
  const session = useOpenSession();
  return useStore((useContext(LiveContext) ?? session).store, ({ state }) => select(state));
}

/** The whole session as it is now, for use in handlers. */
export function useReadSession(): () => SessionView {
  return useOpenSession().store.getState;
}

/** The participant who uses this page; only inside the session's page, once the snapshot has arrived. */
export function useMyself(): Participant {
  const me = useSessionView(({ participantId, state, status }) => {
    const here = own(state.participants, participantId);
    return here ?? (status.kind === "recorded" ? status.viewer : undefined);
  });
  if (me === undefined) throw new Error("The session has not arrived yet.");
  return me;
}

/** Sends a command that is kept and tried again by itself: it fails at once while the connection is away. */
export function useSend(): SendCommand {
  return useOpenSession().send;
}

/** Sends a command for a click: while the connection is away it waits for its return, within a limit. */
export function useSendOnReturn(): SendCommand {
  return useOpenSession().sendOnReturn;
}

/** Reads the server's time in epoch ms. */
export function useServerNow(): () => number {
  return useOpenSession().clock.now;
}

export function useSessionClock(): SessionClock {
  return useOpenSession().clock;
}

export function useSessionId(): string {
  return useOpenSession().sessionId;
}

/** Whether this session is a recording, in which nothing can be changed. */
export function useIsRecorded(): boolean {
  return useSessionView((view) => view.status.kind === "recorded");
}

type OpenAt = ((at: number) => void) | null;

/** Returns what shows the moment of an epoch time; null before there is a recording to watch. */
export function useOpenMoment(): OpenAt {
  return useOpening(useOpenSession().openMoment);
}

/** The same for what somebody wrote at that time about what was said: opens where the talk began. */
export function useOpenSaid(): OpenAt {
  return useOpening(useOpenSession().openSaid);
}

function useOpening(open: OpenMoment): OpenAt {
  const { player } = useOpenSession();
  const { role } = useMyself();
  const ended = useSessionState((state) => state.phase === "ended");
  const startedAt = useSessionState((state) => state.clock.startedAt);
  const playable = player !== null || (ended && can(role, "playback.read", "ended"));
  return playable && startedAt !== null ? (at) => open(Math.max(0, at - startedAt)) : null;
}

/**
 * Returns what shows the moment of evidence or a comment, and what it points at; null for who may not watch the
 * recording. From a live interview it opens another window, so that nobody leaves the session.
 */
export function useOpenRemark(): ((remark: { readonly id: string; readonly at: number }) => void) | null {
  const { openSaid, player, sessionId } = useOpenSession();
  const { role } = useMyself();
  const phase = useSessionState((state) => state.phase);
  const running = phase === "live" && player === null;
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  if (player === null && !can(role, "playback.read", phase)) return null;
  return ({ id, at }) => {
    const t = Math.max(0, at - startedAt);
    if (running) window.open(paths.playback(sessionId, writeMoment(t), id), "_blank", "noopener");
    else openSaid(t, id);
  };
}

/**
 * Returns what reads the shown moment (epoch ms): now in the session, the playhead in a player. null where there is
 * none.
 */
export function useShownMoment(): (() => number) | null {
  const { player, clock } = useOpenSession();
  const live = useSessionState((state) => state.phase === "live");
  if (player !== null) return player.now;
  return live ? clock.now : null;
}

/** The clock of the player around this component, or null. */
export function usePlayerClock(): PlayerClock | null {
  return useOpenSession().player;
}

/** What somebody writes for a while before they send it. */
export interface DraftKind<T> {
  /** One for each kind; a field of which there are several adds what it belongs to. */
  readonly name: string;
  readonly empty: T;
  /** Reads what this browser kept, perhaps by another version of Casement. */
  readonly schema: z.ZodType<T>;
  /** False while there is nothing yet that would be missed. */
  readonly isBegun: (draft: T) => boolean;
}

/** What was begun on this page: also where the browser keeps nothing, it outlives its field. */
const begun = new WeakMap<OpenSession, Map<string, unknown>>();

/**
 * Like useState, for what somebody has begun to write and not sent. It outlives its field, which goes when the
 * interview ends, a window turns or a panel closes; and the page, because the browser keeps it for this participant.
 */
export function useDraft<T>(kind: DraftKind<T>) {
  const session = useOpenSession();
  const { id: participantId } = useMyself();
  const place = { sessionId: session.sessionId, participantId, name: kind.name };
  const read = (): T => {
    const here = begun.get(session);
    if (here?.has(kind.name)) return here.get(kind.name) as T;
    const kept = kind.schema.safeParse(keptDraft(place));
    return kept.success ? kept.data : kind.empty;
  };
  const [draft, setDraft] = useState(read);
  const change = (by: (draft: T) => T) => {
    const next = by(read());
    begun.set(session, new Map(begun.get(session)).set(kind.name, next));
    keepDraft(place, kind.isBegun(next) ? next : undefined);
    setDraft(next);
  };
  return [draft, change] as const;
}

export function useSaver(): Saver {
  return useOpenSession().saver;
}

/** Selects from the entries that are not saved; the same rule for the selector. */
export function useSaves<T>(select: (entries: SaveEntries) => T): T {
  return useStore(useOpenSession().saver.store, select);
}
