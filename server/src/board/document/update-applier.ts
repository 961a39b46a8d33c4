import type * as Y from "yjs";
import type { Authors } from "../validation/authors.js";
import { isEmptyUpdate } from "../validation/update-decoding.js";
import { type Added, type ValidationResult, validateUpdate } from "../validation/validate-update.js";
import { applyMixed, applyPlain, withoutClients } from "./apply-update.js";
import { type EncodedUpdate, encodeUpdate } from "./frames.js";

/**
 * taken: applied, recorded, passed on; not `whole` when it also held another's work that is not here, which only
 * that other may bring. gap: ask for what is missing. full: the database is away and the memory for it used up.
 * refused: a cap, or a shape that nobody could be shown. retired: the copy is of an ended epoch. forbidden, malformed: no honest client's doing. broken: the document must be loaded anew.
 */
export type Outcome =
  | { readonly kind: "taken"; readonly whole: boolean }
  | { readonly kind: "gap" | "full" | "broken" }
  | { readonly kind: "retired"; readonly epoch: number }
  | { readonly kind: "refused" | "forbidden" | "malformed"; readonly reason: string };

/** An update as it came in. */
export interface IncomingUpdate {
  readonly participantId: string;
  readonly update: Uint8Array;
}

/** What became of an update. `encoded`: what of it to record and pass on, null when everybody has it. */
export interface ApplyResult<A extends IncomingUpdate> {
  readonly incoming: A;
  readonly outcome: Outcome;
  readonly encoded: EncodedUpdate | null;
  readonly newClients: readonly number[];
  /** Processor time for it alone, in ms. */
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
  /** An outcome that refuses what was found valid for want of room, or null. */
  readonly refuse: (added: Added, bytes: number) => Outcome | null;
}

/**
 * Takes updates into the document: each is validated against all before it, and as many as possible are applied in one
 * transaction, since what Yjs does at the end of each costs more than an update itself. After a "broken" nothing more
 * of them is taken.
 */
export class UpdateApplier {
  constructor(readonly deps: UpdateApplierDeps) {}

  /** In the order of arrival. What is missing at the end came after a break. */
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

  /** From this one on all that are plain or refused, in one transaction. */
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
      // Its end failed: what was applied in it cannot be told from what was not.
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
      // Somebody hands on what another wrote: that is for the other to bring. Their own part is taken.
      bytes = withoutClients(update, verdict.clients);
      if (isEmptyUpdate(bytes)) return { outcome: TAKEN_IN_PART };
      verdict = validateUpdate(doc, authors, participantId, bytes);
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
