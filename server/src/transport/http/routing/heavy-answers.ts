import { finished } from "node:stream/promises";
import type { RouteName } from "@casement/shared/contract/http/routes";
import type { Response } from "express";
import type { RateLimits } from "../../../platform/limits/rate-limits.js";
import { Slots } from "../../../platform/slots.js";

/**
 * Answers whose cost grows with the session log, each with its limit; null for those requested in a row, which only
 * `api` limits.
 */
const HEAVY: { readonly [N in RouteName]?: "heavy" | "export" | null } = {
  getSessionState: "heavy",
  getPlayback: "heavy",
  getSharedPlayback: "heavy",
  readPlaybackViews: "heavy",
  readSharedViews: "heavy",
  readBoard: "heavy",
  getSoundSize: "heavy",
  readRecord: "export",
  readArchive: "export",
  readDecision: "heavy",
  readDecisionTable: "heavy",
  readReport: "export",
  readPanelReport: "export",
  exportPlayer: "export",
  readPlaybackChunk: null,
  readPlaybackKeyframe: null,
  readSharedChunk: null,
  readSharedKeyframe: null,
  makeCase: "export",
  getCasePlayback: "heavy",
  readCaseChunk: null,
};

/** At once for one sign-in, and for all together, so that nobody waits for another's. */
const AT_ONCE_EACH = 2;
const WAITING_EACH = 24;
const AT_ONCE = 6;
const WAITING = 200;
/** A client that takes not one byte for so long is cut off. */
const STALLED_MS = 60_000;

/**
 * Limits how many expensive answers are made at once: a sign-in that asks again and again waits for itself, and also
 * for what it has not read yet, which lies in memory until then. Others wait only while an answer is made.
 */
export class HeavyAnswers {
  readonly #all = new Slots(AT_ONCE, WAITING);
  /** Downloads go out as they are made, as fast as their reader takes them: nothing else waits for that. */
  readonly #downloads = new Slots(AT_ONCE, WAITING);
  readonly #bySignIn = new Map<string, Slots>();

  readonly #limits: Pick<RateLimits, "heavy" | "export">;

  constructor(limits: Pick<RateLimits, "heavy" | "export">) {
    this.#limits = limits;
  }

  /** Runs the route's work, which answers, when its turn comes. Throws RATE_LIMITED. */
  async run(
    name: RouteName,
    { signInId, response }: { readonly signInId: string | null; readonly response: Response },
    work: () => Promise<void>,
  ): Promise<void> {
    const limit = HEAVY[name];
    if (limit === undefined || signInId === null) return work();
    if (limit !== null) this.#limits[limit].spend(signInId);
    const own = this.#bySignIn.get(signInId) ?? new Slots(AT_ONCE_EACH, WAITING_EACH);
    this.#bySignIn.set(signInId, own);
    const everybody = limit === "export" ? this.#downloads : this.#all;
    try {
      await own.run(async () => {
        await everybody.run(() => {
          response.setTimeout(STALLED_MS, () => response.destroy());
          return work();
        });
        await read(response);
      });
    } finally {
      if (own.idle) this.#bySignIn.delete(signInId);
    }
  }
}

/** Resolves once the client has taken the answer, or left. */
async function read(response: Response): Promise<void> {
  await finished(response).catch(() => undefined);
}
