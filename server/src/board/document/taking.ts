import type * as Y from "yjs";
import type { Authors } from "../validation/authors.js";
import { isEmptyUpdate } from "../validation/update-decoding.js";
import { type Added, judgeUpdate, type Verdict } from "../validation/update-guard.js";
import { applyMixed, applyPlain, withoutClients } from "./apply-update.js";
import { type News, newsOf } from "./frames.js";

/**
 * taken: applied, recorded, passed on; not `whole` when it also held another's work that is not here, which only
 * that other may bring. gap: ask for what is missing. full: the database is away and the memory for it used up.
 * refused: a cap, or a shape that nobody could be shown. retired: the copy is of an ended epoch. forbidden, malformed: no honest client's doing. broken: the room must be loaded anew.
 */
export type Outcome =
  | { readonly kind: "taken"; readonly whole: boolean }
  | { readonly kind: "gap" | "full" | "broken" }
  | { readonly kind: "retired"; readonly epoch: number }
  | { readonly kind: "refused" | "forbidden" | "malformed"; readonly reason: string };

/** An update as it came in. */
export interface Arrival {
  readonly participantId: string;
  readonly update: Uint8Array;
}

/** What became of an arrival. `news`: what of it to record and pass on, null when everybody has it. */
export interface Taken<A extends Arrival> {
  readonly arrival: A;
  readonly outcome: Outcome;
  readonly news: News | null;
  readonly newClients: readonly number[];
  /** Processor time for it alone, in ms. */
  readonly tookMs: number;
}

type Accepted = Extract<Verdict, { kind: "take" }>;
type Judged =
  | { readonly outcome: Outcome }
  | { readonly outcome: null; readonly update: Uint8Array; readonly whole: boolean; readonly verdict: Accepted };

const NO_CLIENTS: readonly number[] = [];
const BROKEN: Outcome = { kind: "broken" };
const TAKEN: Outcome = { kind: "taken", whole: true };
const TAKEN_IN_PART: Outcome = { kind: "taken", whole: false };

export interface TakingDeps {
  readonly doc: Y.Doc;
  readonly authors: Authors;
  /** An outcome that refuses what was judged well for want of room, or null. */
  readonly refuse: (added: Added, bytes: number) => Outcome | null;
}

/**
 * Takes arrivals into the document: each is judged against all before it, and as many as possible are applied in one
 * transaction, since what Yjs does at the end of each costs more than an update itself. After a "broken" nothing more
 * of them is taken.
 */
export class Taking {
  constructor(readonly deps: TakingDeps) {}

  /** In the order of arrival. What is missing at the end came after a break. */
  take<A extends Arrival>(arrivals: readonly A[]): Taken<A>[] {
    const all: Taken<A>[] = [];
    while (all.length < arrivals.length) {
      const some = this.#takePlain(arrivals, all.length);
      if (some.length === 0) some.push(this.#takeMixed(arrivals[all.length] as A));
      all.push(...some);
      if (some.some(({ outcome }) => outcome === BROKEN)) break;
    }
    return all;
  }

  /** From this one on all that are plain or refused, in one transaction. */
  #takePlain<A extends Arrival>(arrivals: readonly A[], from: number): Taken<A>[] {
    const taken: Taken<A>[] = [];
    try {
      this.deps.doc.transact(() => {
        let began = performance.now();
        for (let index = from; index < arrivals.length; index += 1) {
          const arrival = arrivals[index] as A;
          const judged = this.#judge(arrival);
          if (judged.outcome === null && !judged.verdict.plain) return;
          const one = this.#applyPlain(arrival, judged, began);
          taken.push(one);
          if (one.outcome === BROKEN) return;
          began += one.tookMs;
        }
      });
    } catch {
      // Its end failed: what was applied in it cannot be told from what was not.
      return taken.map((one) => ({ ...one, outcome: BROKEN, news: null }));
    }
    return taken;
  }

  #applyPlain<A extends Arrival>(arrival: A, judged: Judged, began: number): Taken<A> {
    let { outcome } = judged;
    let news: News | null = null;
    let newClients = NO_CLIENTS;
    if (judged.outcome === null) {
      const { update, whole, verdict } = judged;
      news = newsOf(update);
      if (applyPlain(this.deps.doc, verdict.decoded, update, news.update)) {
        newClients = verdict.newClients;
        this.deps.authors.bind(arrival.participantId, newClients);
        outcome = whole ? TAKEN : TAKEN_IN_PART;
      } else news = null;
    }
    return { arrival, outcome: outcome ?? BROKEN, news, newClients, tookMs: performance.now() - began };
  }

  #takeMixed<A extends Arrival>(arrival: A): Taken<A> {
    const began = performance.now();
    const judged = this.#judge(arrival);
    let one = { arrival, outcome: judged.outcome ?? BROKEN, news: null as News | null, newClients: NO_CLIENTS };
    if (judged.outcome === null) {
      const changed = applyMixed(this.deps.doc, judged.update);
      if (changed !== "broken") {
        const news = changed === null ? null : newsOf(changed);
        const { newClients } = judged.verdict;
        this.deps.authors.bind(arrival.participantId, newClients);
        one = { arrival, outcome: judged.whole ? TAKEN : TAKEN_IN_PART, news, newClients };
      }
    }
    return { ...one, tookMs: performance.now() - began };
  }

  #judge({ participantId, update }: Arrival): Judged {
    const { doc, authors, refuse } = this.deps;
    let bytes = update;
    let verdict = judgeUpdate(doc, authors, participantId, bytes);
    const whole = verdict.kind !== "foreign";
    if (verdict.kind === "foreign") {
      // Somebody hands on what another wrote: that is for the other to bring. Their own part is taken.
      bytes = withoutClients(update, verdict.clients);
      if (isEmptyUpdate(bytes)) return { outcome: TAKEN_IN_PART };
      verdict = judgeUpdate(doc, authors, participantId, bytes);
    }
    if (verdict.kind === "malformed" || verdict.kind === "forbidden" || verdict.kind === "retired")
      return { outcome: verdict };
    if (verdict.kind !== "take") return { outcome: { kind: "gap" } };
    const { unshowable } = verdict;
    // Told like a cap and not as an attack: an older client of ours, which let it in, makes the rest of its work again.
    if (unshowable !== null) return { outcome: { kind: "refused", reason: `a shape cannot be shown: ${unshowable}` } };
    const outcome = refuse(verdict.added, bytes.length);
    return outcome === null ? { outcome, update: bytes, whole, verdict } : { outcome };
  }
}
