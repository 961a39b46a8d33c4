import type { RouteName } from "@casement/shared/contract/routes";
import type { RateLimits } from "../../platform/rate-limits.js";
import { Slots } from "../../platform/slots.js";

/** Answers whose cost grows with the record, and the limit by which they are counted; null: many are asked for in a row, which `api` bounds. */
const HEAVY: { readonly [N in RouteName]?: "heavy" | "export" | null } = {
  getSessionState: "heavy",
  getPlayback: "heavy",
  getSharedPlayback: "heavy",
  readPlaybackViews: "heavy",
  readSharedViews: "heavy",
  readBoard: "heavy",
  readRecord: "export",
  exportPlayer: "export",
  readPlaybackChunk: null,
  readPlaybackKeyframe: null,
  readSharedChunk: null,
  readSharedKeyframe: null,
};

/** Of one sign-in and of all: others go on meanwhile. */
const AT_ONCE_EACH = 2;
const WAITING_EACH = 24;
const AT_ONCE = 6;
const WAITING = 200;

/** Takes turns with what is dear: one sign-in that asks again and again waits for itself. */
export class HeavyAnswers {
  readonly #all = new Slots(AT_ONCE, WAITING);
  readonly #bySignIn = new Map<string, Slots>();

  constructor(private readonly limits: Pick<RateLimits, "heavy" | "export">) {}

  /** Runs what the route does in its turn. Throws RATE_LIMITED. */
  async run(name: RouteName, signInId: string | null, work: () => Promise<void>): Promise<void> {
    const limit = HEAVY[name];
    if (limit === undefined || signInId === null) return work();
    if (limit !== null) this.limits[limit].spend(signInId);
    const own = this.#bySignIn.get(signInId) ?? new Slots(AT_ONCE_EACH, WAITING_EACH);
    this.#bySignIn.set(signInId, own);
    try {
      await own.run(() => this.#all.run(work));
    } finally {
      if (own.idle) this.#bySignIn.delete(signInId);
    }
  }
}
