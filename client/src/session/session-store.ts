import type { CallRoster } from "@casement/shared/contract/call-wire";
import { PROTOCOL_VERSION, type Snapshot } from "@casement/shared/contract/commands";
import type { ViewedEvent } from "@casement/shared/session-log/event-kinds";
import { applyEvent } from "@casement/shared/session-log/fold";
import { emptyState, type SessionState } from "@casement/shared/session-log/state";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConnectionStatus } from "./connection-status.js";

/** The session as this participant sees it: a snapshot and every event after it, folded. */
export interface SessionView {
  readonly status: ConnectionStatus;
  /** null until the first snapshot. */
  readonly participantId: string | null;
  readonly state: SessionState;
  /** The last event that moved the clock: names who was faster when a command lost a race. */
  readonly lastTimerEvent: ViewedEvent | null;
  /** When people left while this page was open: participant -> server's epoch ms. */
  readonly leftAt: ReadonlyMap<string, number>;
  /** Who is in the call, as the server told last. */
  readonly call: CallRoster;
}

export const NO_CALL: CallRoster = { members: [], gone: [] };

export type SessionStore = StoreApi<SessionView>;

export function createSessionStore(): SessionStore {
  return createStore<SessionView>(() => ({
    status: { kind: "connecting" },
    participantId: null,
    state: emptyState,
    lastTimerEvent: null,
    leftAt: new Map(),
    call: NO_CALL,
  }));
}

export function takeSnapshot(store: SessionStore, snapshot: Snapshot): void {
  if (snapshot.protocol !== PROTOCOL_VERSION) {
    const error = { code: "PROTOCOL_VERSION", message: "Casement was updated. Reload this page to continue." } as const;
    store.setState({ status: { kind: "refused", error } });
    return;
  }
  store.setState({ status: { kind: "live" }, participantId: snapshot.participantId, state: snapshot.state });
}

/** `gap`: an event is missing and the caller asks for a new snapshot. `old`: already in the snapshot. */
type TakenEvent = "applied" | "old" | "gap";

export function takeEvent(store: SessionStore, event: ViewedEvent): TakenEvent {
  const { state, leftAt } = store.getState();
  if (event.revision <= state.revision) return "old";
  if (event.revision > state.revision + 1) return "gap";
  const next = applyEvent(state, event);
  store.setState(next.clock === state.clock ? { state: next } : { state: next, lastTimerEvent: event });
  if (event.kind === "participant.left") {
    const { participantId } = event.payload;
    store.setState({ leftAt: new Map(leftAt).set(participantId, event.at) });
  }
  return "applied";
}
