import type { PictureRate } from "./picture-rate";

/**
 * Where this page stands. elsewhere: another page of the same person is in the call. refused: it is full, or there is
 * none.
 */
export type CallStage =
  | { readonly kind: "out" }
  | { readonly kind: "joining" }
  | { readonly kind: "in" }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "refused"; readonly error: unknown };

/** Somebody else in the call, and the connection to them. */
export interface Other {
  readonly id: string;
  readonly isMuted: boolean;
  /** null: none is sent, or it has not arrived. */
  readonly picture: MediaStream | null;
  readonly iHearThem: boolean;
  /** null until they have said so. */
  readonly theyHearMe: boolean | null;
  readonly isConnecting: boolean;
  /** How much of this person's picture is sent to them. */
  readonly sent: PictureRate;
  readonly volume: number;
}

export interface CallView {
  readonly stage: CallStage;
  readonly others: readonly Other[];
  /** Who is heard now; this person's own id too. */
  readonly speaking: ReadonlySet<string>;
  /** This person speaks although they are muted. */
  readonly speaksMuted: boolean;
  /** The browser plays no sound before the page is clicked. */
  readonly needsClick: boolean;
}

export const OUT: CallView = {
  stage: { kind: "out" },
  others: [],
  speaking: new Set(),
  speaksMuted: false,
  needsClick: false,
};
