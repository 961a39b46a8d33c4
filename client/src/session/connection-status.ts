import type { ErrorBody } from "@casement/shared/contract/errors";
import type { Participant } from "@casement/shared/session-log/state";

/** The life of a session connection. `refused` and `removed` are final: the screen says why. */
export type ConnectionStatus =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /** No connection at all: a recording, which cannot be changed. The viewer may have joined after the moment shown. */
  | { readonly kind: "recorded"; readonly viewer: Participant }
  /** Never made, and for so long that it will not be without somebody's help; still trying. */
  | { readonly kind: "unreachable" }
  /** Lost and trying again by itself. */
  | { readonly kind: "reconnecting" }
  | { readonly kind: "refused"; readonly error: ErrorBody }
  | { readonly kind: "removed"; readonly error: ErrorBody };
