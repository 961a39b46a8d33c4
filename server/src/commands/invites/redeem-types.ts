import type { BegunSignIn } from "../../auth/begin-sign-in.js";
import type { SignedIn } from "../../auth/identify.js";
import type { Deps } from "../../deps.js";
import type { Joining } from "../../queries/get-join-status.js";

export type RedeemDeps = Pick<Deps, "prisma" | "clock" | "ids" | "sessionLogs">;

/** The browser that redeems: `who` is null when it is nobody yet. */
export interface Redeemer {
  readonly who: SignedIn | null;
  readonly device: string;
  readonly name: string;
}

export interface Redeemed {
  readonly joining: Joining;
  /** A guest sign-in made for this browser, when it had none. */
  readonly begun: BegunSignIn | null;
}

/** The ground shifted between the look and the transaction: another browser was first. Look again. */
export class LostInviteRace extends Error {}
