import type { ErrorBody } from "@casement/shared/contract/errors";
import type { Participant } from "@casement/shared/session-log/state";

/** The life of a session connection. `refused` and `removed` are final: the screen says why. */
export type ConnectionStatus =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /**
   * A recording: there is no connection and nothing can be changed. The viewer may have joined after the moment shown.
   */
  | { readonly kind: "recorded"; readonly viewer: Participant }
  /** Not made for so long that somebody probably has to help; the client still tries. */
  | { readonly kind: "unreachable" }
  /** Lost; the client tries again by itself. */
  | { readonly kind: "reconnecting" }
  | { readonly kind: "refused"; readonly error: ErrorBody }
  | { readonly kind: "removed"; readonly error: ErrorBody };
