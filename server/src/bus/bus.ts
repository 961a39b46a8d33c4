import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";

/** What one part of the server tells all others after it is true in the database. */
export type BusMessage =
  | {
      readonly type: "events";
      readonly sessionId: string;
      readonly events: readonly SessionEvent[];
      /** Full fold before and after these events. */
      readonly before: SessionState;
      readonly after: SessionState;
    }
  /** Access is gone this instant: every socket of these participants closes with REVOKED. */
  | { readonly type: "participants-removed"; readonly sessionId: string; readonly participantIds: readonly string[] }
  /** Signed out, ended from another device, or expired: every socket of these sign-ins closes with SIGN_IN_EXPIRED. */
  | { readonly type: "sign-ins-ended"; readonly signInIds: readonly string[] }
  | { readonly type: "session-deleted"; readonly sessionId: string };

export type BusListener = (message: BusMessage) => void;

/** Fan-out inside this node. Listeners run synchronously, in order of subscription. */
export class Bus {
  readonly #listeners = new Set<BusListener>();

  publish(message: BusMessage): void {
    for (const listener of this.#listeners) listener(message);
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: BusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
