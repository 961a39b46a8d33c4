import { own } from "@casement/shared/lib/own";
import { durationOf, type PlaybackManifest } from "@casement/shared/playback/manifest";
import type { StateFold } from "@casement/shared/playback/state-at";
import { NO_SOUND_CONSENT, type Participant, type SessionState } from "@casement/shared/session-log/state";
import { ApiError } from "@/lib/api-error";
import { Saver } from "@/session/saver";
import type { OpenSession, PlayerClock } from "@/session/session-context";
import { createSessionStore } from "@/session/session-store";
import type { Player } from "./player";

/**
 * The clocks of a recording are drawn at most this often, in ms of the viewer's time: at 16x every second would be too
 * often.
 */
const REDRAW_EVERY_MS = 100;

/** At its last moment the recording shows the session as it is now, with what was written after the end. */
export function stateOf(fold: StateFold, manifest: PlaybackManifest, t: number): SessionState {
  const ended = !manifest.live && t >= durationOf(manifest);
  return ended ? fold.after(manifest.events.length) : fold.at(t);
}

/**
 * The session as it was at the playhead, in the form in which components read a live session, and as it was at the end.
 * `stop` makes it stop following the playhead.
 */
export function recordedSession(
  manifest: PlaybackManifest,
  fold: StateFold,
  player: Player,
): { session: OpenSession; last: OpenSession; playerClock: PlayerClock; stop: () => void } {
  const at = () => stateOf(fold, manifest, player.store.getState().t);
  const viewer = viewerOf(manifest, fold);
  const store = createSessionStore();
  store.setState({ status: { kind: "recorded", viewer }, participantId: viewer.id, state: at() });
  const stop = player.store.subscribe(() => {
    const state = at();
    if (state !== store.getState().state) store.setState({ state });
  });
  const refuse = () => Promise.reject(new ApiError("WRONG_PHASE", "A recording cannot be changed."));
  const clock: OpenSession["clock"] = {
    now: () => manifest.startAt + player.store.getState().t,
    whenDue: (_due, renew) => redraw(player, renew),
  };
  const playerClock: PlayerClock = { ...clock, hold: player.hold };
  const session: OpenSession = {
    sessionId: manifest.sessionId,
    store,
    clock,
    player: playerClock,
    send: refuse,
    sendOnReturn: refuse,
    onSignal: () => () => undefined,
    saver: new Saver(),
    openMoment: player.openMoment,
    openSaid: player.openSaid,
  };
  const lastStore = createSessionStore();
  lastStore.setState({ ...store.getState(), state: fold.after(manifest.events.length) });
  return { session, last: { ...session, store: lastStore }, playerClock, stop };
}

/** A viewer with a playback link may not be a participant: then they are an observer without a name. */
function viewerOf({ participantId: id, role, shared, events }: PlaybackManifest, fold: StateFold): Participant {
  const known = own(fold.after(events.length).participants, id);
  if (known !== undefined) return known;
  if (shared === null) throw new ApiError("UNREADABLE", "The viewer is not in the record.");
  return {
    id,
    role,
    name: "",
    color: "#777777",
    joinedAt: 0,
    present: false,
    removed: false,
    consent: null,
    refusedAt: null,
    sound: NO_SOUND_CONSENT,
  };
}

/** Calls back while the playhead moves, no more often than a person can read. */
function redraw(player: Player, tick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = player.store.subscribe(({ t }, before) => {
    if (t === before.t || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      tick();
    }, REDRAW_EVERY_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
