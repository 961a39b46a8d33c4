import type * as Y from "yjs";
import type { Authors } from "../validation/authors.js";
import { isEmptyUpdate } from "../validation/update-decoding.js";
import { type Added, type ValidationResult, validateUpdate } from "../validation/validate-update.js";
import { applyMixed, applyPlain, withoutClients } from "./apply-update.js";
import { type EncodedUpdate, encodeUpdate } from "./frames.js";

/**
 * taken: applied, to be relayed and committed; not `whole` if it also held another person's work that is missing here,
 * which only that person may bring. gap: ask for what is missing. full: the database does not answer and the memory for
 * updates is used up. refused: a cap, or a shape that nobody could be shown. retired: the client's copy belongs to an
 * ended epoch. forbidden, malformed: no honest client sends it. broken: the document must be loaded anew.
 */
export type Outcome =
  | { readonly kind: "taken"; readonly whole: boolean }
  | { readonly kind: "gap" | "full" | "broken" }
  | { readonly kind: "retired"; readonly epoch: number }
  | { readonly kind: "refused" | "forbidden" | "malformed"; readonly reason: string };

/** An update as it was received. */
export interface IncomingUpdate {
  readonly participantId: string;
  readonly update: Uint8Array;
}

/** What became of an update. `encoded`: the part of it to relay and commit, null if everybody has all of it. */
export interface ApplyResult<A extends IncomingUpdate> {
  readonly incoming: A;
  readonly outcome: Outcome;
  readonly encoded: EncodedUpdate | null;
  readonly newClients: readonly number[];
  /** Processor time of this update alone, in ms. */
  readonly tookMs: number;
}

type Accepted = Extract<ValidationResult, { kind: "take" }>;
type Validated =
  | { readonly outcome: Outcome }
  | { readonly outcome: null; readonly update: Uint8Array; readonly whole: boolean; readonly verdict: Accepted };

const NO_CLIENTS: readonly number[] = [];
const BROKEN: Outcome = { kind: "broken" };
const TAKEN: Outcome = { kind: "taken", whole: true };
const TAKEN_IN_PART: Outcome = { kind: "taken", whole: false };

export interface UpdateApplierDeps {
  readonly doc: Y.Doc;
  readonly authors: Authors;
  /** Returns the outcome that refuses a valid update for lack of room, or null. */
  readonly refuse: (added: Added, bytes: number) => Outcome | null;
}

/**
 * Applies updates to the document. Each is validated against all before it, and as many as possible are applied in one
 * transaction, because the work that Yjs does at the end of each costs more than an update. After a "broken" no more
 * are applied.
 */
export class UpdateApplier {
  constructor(readonly deps: UpdateApplierDeps) {}

  /** Returns the results in the order of arrival; updates without a result came after a break. */
  take<A extends IncomingUpdate>(updates: readonly A[]): ApplyResult<A>[] {
    const all: ApplyResult<A>[] = [];
    while (all.length < updates.length) {
      const some = this.#takePlain(updates, all.length);
      if (some.length === 0) some.push(this.#takeMixed(updates[all.length] as A));
      all.push(...some);
      if (some.some(({ outcome }) => outcome === BROKEN)) break;
    }
    return all;
  }

  /** Applies, from this one on, all updates that are plain or refused, in one transaction. */
  #takePlain<A extends IncomingUpdate>(updates: readonly A[], from: number): ApplyResult<A>[] {
    const taken: ApplyResult<A>[] = [];
    try {
      this.deps.doc.transact(() => {
        let began = performance.now();
        for (let index = from; index < updates.length; index += 1) {
          const incoming = updates[index] as A;
          const validated = this.#validate(incoming);
          if (validated.outcome === null && !validated.verdict.plain) return;
          const one = this.#applyPlain(incoming, validated, began);
          taken.push(one);
          if (one.outcome === BROKEN) return;
          began += one.tookMs;
        }
      });
    } catch {
      // The transaction failed at its end: nobody can tell which updates were applied.
      return taken.map((one) => ({ ...one, outcome: BROKEN, encoded: null }));
    }
    return taken;
  }

  #applyPlain<A extends IncomingUpdate>(incoming: A, validated: Validated, began: number): ApplyResult<A> {
    let { outcome } = validated;
    let encoded: EncodedUpdate | null = null;
    let newClients = NO_CLIENTS;
    if (validated.outcome === null) {
      const { update, whole, verdict } = validated;
      encoded = encodeUpdate(update);
      if (applyPlain(this.deps.doc, verdict.decoded, update, encoded.update)) {
        newClients = verdict.newClients;
        this.deps.authors.bind(incoming.participantId, newClients);
        outcome = whole ? TAKEN : TAKEN_IN_PART;
      } else encoded = null;
    }
    return { incoming, outcome: outcome ?? BROKEN, encoded, newClients, tookMs: performance.now() - began };
  }

  #takeMixed<A extends IncomingUpdate>(incoming: A): ApplyResult<A> {
    const began = performance.now();
    const validated = this.#validate(incoming);
    let one = {
      incoming,
      outcome: validated.outcome ?? BROKEN,
      encoded: null as EncodedUpdate | null,
      newClients: NO_CLIENTS,
    };
    if (validated.outcome === null) {
      const changed = applyMixed(this.deps.doc, validated.update);
      if (changed !== "broken") {
        const encoded = changed === null ? null : encodeUpdate(changed);
        const { newClients } = validated.verdict;
        this.deps.authors.bind(incoming.participantId, newClients);
        one = { incoming, outcome: validated.whole ? TAKEN : TAKEN_IN_PART, encoded, newClients };
      }
    }
    return { ...one, tookMs: performance.now() - began };
  }

  #validate({ participantId, update }: IncomingUpdate): Validated {
    const { doc, authors, refuse } = this.deps;
    let bytes = update;
    let verdict = validateUpdate(doc, authors, participantId, bytes);
    const whole = verdict.kind !== "foreign";
    if (verdict.kind === "foreign") {
      // The client also sends another person's work, which only that person may bring. Their own part is applied.
      bytes = withoutClients(update, verdict.clients);
      if (isEmptyUpdate(bytes)) return { outcome: TAKEN_IN_PART };
      verdict = validateUpdate(doc, authors, participantId, bytes);
    }
    if (verdict.kind === "malformed" || verdict.kind === "forbidden" || verdict.kind === "retired")
      return { outcome: verdict };
    if (verdict.kind !== "take") return { outcome: { kind: "gap" } };
    const { unshowable } = verdict;
    // Refused like a cap and not closed as an attack: an older client of ours, which let the shape in, redoes the rest
    // of its work.
    if (unshowable !== null) return { outcome: { kind: "refused", reason: `a shape cannot be shown: ${unshowable}` } };
    const outcome = refuse(verdict.added, bytes.length);
    return outcome === null ? { outcome, update: bytes, whole, verdict } : { outcome };
  }
}
