import type { PrismaClient } from "@casement/prisma/client";
import { encodeViews, type ViewSample } from "@casement/shared/playback/view-codec";
import type { Phase } from "@casement/shared/session/phase";
import type { Clock } from "../../platform/clock.js";
import { isDatabaseUnavailable } from "../../platform/database-error.js";
import type { Logger } from "../../platform/logger.js";
import type { BoardLimits } from "../board-limits.js";
import { ViewSampler } from "./view-sampler.js";

/** Samples kept for one session while the database does not answer; the newest ones stay. */
const MAX_HELD = 10_000;

interface ViewRecorderDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: Pick<BoardLimits, "pointerSampleMs" | "viewSampleMs" | "viewWriteMs">;
  /** Views are recorded while the interview runs, not before and after. */
  readonly isLive: (sessionId: string) => boolean;
}

interface Watched {
  readonly sampler: ViewSampler;
  /** Sampled, but not written yet. */
  samples: ViewSample[];
}

/**
 * Records the views of the boards on this node: what people see, point at and write in. They help whoever watches later and are no part of the work: a crash
 * may cost the last half minute of them, and nothing waits for them.
 */
export class ViewRecorder {
  readonly #deps: ViewRecorderDeps;
  readonly #watched = new Map<string, Watched>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(deps: ViewRecorderDeps) {
    this.#deps = deps;
  }

  /** `state`: as the client sent it, not checked, or null when they left. */
  saw(sessionId: string, participantId: string, state: Readonly<Record<string, unknown>> | null): void {
    let watched = this.#watched.get(sessionId);
    if (watched === undefined) {
      watched = { sampler: new ViewSampler(this.#deps.limits.viewSampleMs), samples: [] };
      this.#watched.set(sessionId, watched);
    }
    watched.sampler.saw(participantId, state);
    this.#schedule();
  }

  /**
   * At the start of the interview the views that people have already count from now on; at its end the last ones are
   * written.
   */
  phaseChanged(sessionId: string, before: Phase, after: Phase): void {
    if (after === "live") this.#schedule();
    else if (before === "live") this.#finish(sessionId, true);
  }

  /** Nobody is connected to the board any more. */
  end(sessionId: string): void {
    this.#finish(sessionId, this.#deps.isLive(sessionId));
  }

  /** Resolves once everything is written that can be. */
  async close(): Promise<void> {
    for (const sessionId of [...this.#watched.keys()]) this.end(sessionId);
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#writing;
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#tick(), this.#deps.limits.pointerSampleMs).unref();
  }

  #tick(): void {
    this.#timer = null;
    const now = this.#deps.clock.now();
    let busy = false;
    for (const [sessionId, watched] of this.#watched) {
      if (!this.#deps.isLive(sessionId)) continue;
      watched.samples.push(...watched.sampler.sample(now));
      const [first] = watched.samples;
      if (first !== undefined && now - first.at >= this.#deps.limits.viewWriteMs) this.#write(sessionId, watched);
      busy ||= watched.samples.length > 0 || watched.sampler.isFresh;
    }
    if (busy) this.#schedule();
  }

  /** The last views before the end belong to the interview; those before its start do not. */
  #finish(sessionId: string, live: boolean): void {
    const watched = this.#watched.get(sessionId);
    if (watched === undefined) return;
    this.#watched.delete(sessionId);
    if (live) watched.samples.push(...watched.sampler.sample(this.#deps.clock.now(), true));
    if (watched.samples.length > 0) this.#write(sessionId, watched);
  }

  #write(sessionId: string, watched: Watched): void {
    const samples = watched.samples;
    watched.samples = [];
    this.#writing = this.#writing.then(() =>
      this.#insert(sessionId, samples).catch((error: unknown) => {
        this.#deps.logger.warn({ err: error, sessionId }, "what people saw could not be recorded");
        if (isDatabaseUnavailable(error)) watched.samples = [...samples, ...watched.samples].slice(-MAX_HELD);
      }),
    );
  }

  async #insert(sessionId: string, samples: readonly ViewSample[]): Promise<void> {
    const at = new Date(samples[0]?.at ?? 0);
    await this.#deps.prisma.viewSegment.create({ data: { sessionId, at, bytes: encodeViews(samples) } });
  }
}
