import type * as Y from "yjs";
import { processorClock } from "../../platform/loop/processor-clock.js";
import type { Authors } from "../validation/authors.js";
import { isEmptyUpdate } from "../validation/update-decoding.js";
import { type Added, type ValidationResult, validateUpdate } from "../validation/validate-update.js";
import { applyMixed, applyPiece, applyPlain, pieceOf, withoutClients } from "./apply-update.js";
import { type EncodedUpdate, encodeUpdate } from "./frames.js";

/**
 * Why an update is not applied. read-only: its author might not write. gap: it builds on something that is missing here.
 * full: the database does not answer and the memory for updates is used up. capped: a limit of the board, or a shape that
 * nobody could be shown. retired: the client's copy belongs to an ended epoch. forbidden, malformed: no honest client
 * sends it. broken: the document must be loaded anew.
 */
export type Refusal =
  | { readonly kind: "read-only" | "gap" | "full" | "broken" }
  | { readonly kind: "retired"; readonly epoch: number }
  | { readonly kind: "capped" | "forbidden" | "malformed"; readonly reason: string };

/**
 * applied: to be relayed and committed; not `whole` if it also held another person's work that is missing here, which
 * only that person may bring.
 */
export type Outcome =
  | { readonly kind: "applied"; readonly whole: boolean }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** A message as it was received. */
export interface IncomingUpdate {
  readonly participantId: string;
  /** Null when there is nothing to apply: a request for a receipt, or the answer of a client with nothing new. */
  readonly update: Uint8Array | null;
  /** Whether its author might write when it was received. */
  readonly mayWrite: boolean;
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

/** An update that was validated, and when that began. */
interface Begun {
  readonly began: number;
  readonly validated: Validated;
}

interface Tried extends Pick<Extract<Validated, { outcome: null }>, "whole" | "verdict"> {
  readonly encoded: EncodedUpdate;
  readonly isApplied: boolean;
  readonly began: number;
}

const NO_CLIENTS: readonly number[] = [];
const APPLIED: Outcome = { kind: "applied", whole: true };
const APPLIED_IN_PART: Outcome = { kind: "applied", whole: false };
const refused = (refusal: Refusal): Outcome => ({ kind: "refused", refusal });
const BROKEN = refused({ kind: "broken" });
const GAP = refused({ kind: "gap" });
const READ_ONLY = refused({ kind: "read-only" });

interface UpdateApplierDeps {
  readonly doc: Y.Doc;
  readonly authors: Authors;
  /** Says why there is no room for a valid update; null if there is. */
  readonly refuse: (added: Added, bytes: number) => Refusal | null;
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
      // One transaction for many updates costs less than finding out which of them need none.
      const next = updates.length > 1 ? this.#begin(updates[all.length] as A) : this.#takePieces(updates, all);
      if (next === null) break;
      const some = this.#takePlain(updates, all.length, next);
      if (some.length === 0) some.push(this.#takeMixed(updates[all.length] as A, next));
      all.push(...some);
      if (some.some(({ outcome }) => outcome === BROKEN)) break;
    }
    return all;
  }

  #begin(incoming: IncomingUpdate): Begun {
    return { began: processorClock.begin(), validated: this.#validate(incoming) };
  }

  /** Applies pieces of strokes up to the first other update, and returns what that is; null after the last, or a break. */
  #takePieces<A extends IncomingUpdate>(updates: readonly A[], taken: ApplyResult<A>[]): Begun | null {
    for (let incoming = updates[taken.length]; incoming !== undefined; incoming = updates[taken.length]) {
      const began = processorClock.begin();
      const validated = this.#validate(incoming);
      if (validated.outcome !== null || !validated.verdict.plain) return { began, validated };
      const { update, whole, verdict } = validated;
      const item = pieceOf(this.deps.doc, verdict.decoded);
      if (item === null) return { began, validated };
      const encoded = encodeUpdate(update);
      const isApplied = applyPiece(this.deps.doc, item, update, encoded.update);
      taken.push(this.#result(incoming, { whole, verdict, encoded, isApplied, began }));
      if (!isApplied) return null;
    }
    return null;
  }

  /** Applies, from this one on, all updates that are plain or refused, in one transaction. */
  #takePlain<A extends IncomingUpdate>(updates: readonly A[], from: number, first: Begun): ApplyResult<A>[] {
    const taken: ApplyResult<A>[] = [];
    try {
      this.deps.doc.transact(() => {
        for (let index = from; index < updates.length; index += 1) {
          const incoming = updates[index] as A;
          const { began, validated } = index === from ? first : this.#begin(incoming);
          if (validated.outcome === null && !validated.verdict.plain) return;
          const one = this.#applyPlain(incoming, validated, began);
          taken.push(one);
          if (one.outcome === BROKEN) return;
        }
      });
    } catch {
      // The transaction failed at its end: nobody can tell which updates were applied.
      return taken.map((one) => ({ ...one, outcome: BROKEN, encoded: null }));
    }
    return taken;
  }

  #applyPlain<A extends IncomingUpdate>(incoming: A, validated: Validated, began: number): ApplyResult<A> {
    if (validated.outcome !== null) {
      const tookMs = processorClock.since(began);
      return { incoming, outcome: validated.outcome, encoded: null, newClients: NO_CLIENTS, tookMs };
    }
    const { update, whole, verdict } = validated;
    const encoded = encodeUpdate(update);
    const isApplied = applyPlain(this.deps.doc, verdict.decoded, update, encoded.update);
    return this.#result(incoming, { whole, verdict, encoded, isApplied, began });
  }

  #result<A extends IncomingUpdate>(incoming: A, { whole, verdict, encoded, isApplied, began }: Tried): ApplyResult<A> {
    if (isApplied) this.deps.authors.bind(incoming.participantId, verdict.newClients);
    return {
      incoming,
      outcome: !isApplied ? BROKEN : whole ? APPLIED : APPLIED_IN_PART,
      encoded: isApplied ? encoded : null,
      newClients: isApplied ? verdict.newClients : NO_CLIENTS,
      tookMs: processorClock.since(began),
    };
  }

  #takeMixed<A extends IncomingUpdate>(incoming: A, { began, validated }: Begun): ApplyResult<A> {
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
        one = { incoming, outcome: validated.whole ? APPLIED : APPLIED_IN_PART, encoded, newClients };
      }
    }
    return { ...one, tookMs: processorClock.since(began) };
  }

  #validate({ participantId, update, mayWrite }: IncomingUpdate): Validated {
    if (update === null) return { outcome: APPLIED };
    if (!mayWrite) return { outcome: READ_ONLY };
    const { doc, authors, refuse } = this.deps;
    let bytes = update;
    let verdict = validateUpdate(doc, authors, participantId, bytes);
    const whole = verdict.kind !== "foreign";
    if (verdict.kind === "foreign") {
      // The client also sends another person's work, which only that person may bring. Their own part is applied.
      bytes = withoutClients(update, verdict.clients);
      if (isEmptyUpdate(bytes)) return { outcome: APPLIED_IN_PART };
      verdict = validateUpdate(doc, authors, participantId, bytes);
    }
    if (verdict.kind === "malformed" || verdict.kind === "forbidden" || verdict.kind === "retired")
      return { outcome: refused(verdict) };
    if (verdict.kind !== "take") return { outcome: GAP };
    const { unshowable } = verdict;
    // Refused like a cap and not closed as an attack: an older client of ours, which let the shape in, redoes the rest
    // of its work.
    if (unshowable !== null)
      return { outcome: refused({ kind: "capped", reason: `a shape cannot be shown: ${unshowable}` }) };
    const refusal = refuse(verdict.added, bytes.length);
    return refusal === null ? { outcome: null, update: bytes, whole, verdict } : { outcome: refused(refusal) };
  }
}
