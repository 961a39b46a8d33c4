import type { BegunSignIn } from "../../auth/begin-sign-in.js";
import type { SignedIn } from "../../auth/identify.js";
import type { Deps } from "../../deps.js";
import type { Joining } from "../../queries/get-join-status.js";

export type RedeemDeps = Pick<Deps, "prisma" | "clock" | "sessionLogs">;

/** The browser that redeems a link; `who` is null if it has no sign-in yet. */
export interface Redeemer {
  readonly who: SignedIn | null;
  readonly device: string;
  readonly name: string;
}

export interface Redeemed {
  readonly joining: Joining;
  /** A guest sign-in made for this browser, which had none. */
  readonly begun: BegunSignIn | null;
}

/** Another browser used the link between the look-up and the transaction: look again. */
export class LostInviteRace extends Error {}
