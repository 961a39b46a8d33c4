import type { ErrorBody } from "@casement/shared/contract/errors";

/** The life of a session connection. `refused` and `removed` are final: the screen says why. */
export type ConnectionStatus =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /** Lost and trying again by itself. */
  | { readonly kind: "reconnecting" }
  | { readonly kind: "refused"; readonly error: ErrorBody }
  | { readonly kind: "removed"; readonly error: ErrorBody };
