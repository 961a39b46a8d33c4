import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";

/** What one part of the server tells all others once it is committed. */
export type BusMessage =
  | {
      readonly type: "events";
      readonly sessionId: string;
      readonly events: readonly SessionEvent[];
      /** Full fold before and after these events. */
      readonly before: SessionState;
      readonly after: SessionState;
    }
  /** Access ended: every socket of these participants closes at once with REVOKED. */
  | { readonly type: "participants-removed"; readonly sessionId: string; readonly participantIds: readonly string[] }
  /** The sign-ins ended here, from another device, or by expiry: each of their sockets closes with SIGN_IN_EXPIRED. */
  | { readonly type: "sign-ins-ended"; readonly signInIds: readonly string[] }
  /** The share serves nothing any more: what is being sent through it ends at once. */
  | { readonly type: "share-revoked"; readonly sessionId: string; readonly shareId: string }
  | { readonly type: "session-deleted"; readonly sessionId: string };

type BusListener = (message: BusMessage) => void;

/** Fan-out inside this node. Listeners run synchronously, in order of subscription. */
export class Bus {
  readonly #listeners = new Set<BusListener>();

  publish(message: BusMessage): void {
    for (const listener of this.#listeners) listener(message);
  }

  /** Returns a function that unsubscribes. */
  subscribe(listener: BusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
