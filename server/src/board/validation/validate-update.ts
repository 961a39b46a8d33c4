import { faultInId } from "@casement/shared/document/records/rules/record-rules";
import { BASE_KEY, ROOT, SEED_CLOCKS, SEEDED_IDS } from "@casement/shared/document/schema";
import * as Y from "yjs";
import type { Authors } from "./authors.js";
import { CostlyItems, faultInShown, faultInValues, faultOnBoard, isItem } from "./content-rules.js";
import { ItemPlaces } from "./item-places.js";
import { charactersOf, faultInSheet } from "./sheet-rules.js";
import { type DecodedUpdate, decodeWholeUpdate, type Struct } from "./update-decoding.js";

const MAX_CLIENT_ID = 0xffffffff;
const MAX_CLOCK = 2 ** 31;
const MAX_STRUCTS = 100_000;
const MAX_CLIENTS_PER_UPDATE = 256;
const MAX_DELETE_RANGES = 50_000;

/** What an update adds, as upper bounds. */
export interface Added {
  readonly records: number;
  /** Rows of worksheets, and the characters in them. */
  readonly rows: number;
  readonly characters: number;
}

/** The verdict on an update. */
export type ValidationResult =
  | {
      readonly kind: "take";
      /** All of it is new and of one clientID: its bytes can be relayed as they are. */
      readonly plain: boolean;
      /** clientIDs without an owner so far. */
      readonly newClients: readonly number[];
      readonly added: Added;
      /**
       * Why a shape record in it could not be shown, or null. Live updates are then refused; imported ones, which once
       * were live, are accepted.
       */
      readonly unshowable: string | null;
      readonly decoded: DecodedUpdate;
    }
  /** Holds new structs of clientIDs that belong to other participants. */
  | { readonly kind: "foreign"; readonly clients: readonly number[] }
  /** It builds on something that is missing here; after a sync step 1 an honest client sends all of it. */
  | { readonly kind: "gap" }
  /** Holds what the server wrote in an ended epoch. */
  | { readonly kind: "retired"; readonly epoch: number }
  /** No honest client makes it. */
  | { readonly kind: "forbidden"; readonly reason: string }
  | { readonly kind: "malformed"; readonly reason: string };

class Refused extends Error {
  constructor(readonly verdict: ValidationResult) {
    super(verdict.kind);
  }
}

const forbid = (reason: string) => new Refused({ kind: "forbidden", reason });
const gap = () => new Refused({ kind: "gap" });

/**
 * Validates an update before any of it is applied, by lookups in the document's index alone. Pure: neither the document
 * nor the owners change.
 */
export function validateUpdate(
  doc: Y.Doc,
  authors: Authors,
  participantId: string,
  update: Uint8Array,
): ValidationResult {
  let decoded: DecodedUpdate;
  try {
    decoded = decodeWholeUpdate(update);
  } catch (error) {
    return { kind: "malformed", reason: error instanceof Error ? error.message : "cannot be decoded" };
  }
  try {
    return new UpdateValidation(doc, authors, participantId, decoded).verdict();
  } catch (error) {
    if (error instanceof Refused) return error.verdict;
    return { kind: "malformed", reason: error instanceof Error ? error.message : "cannot be judged" };
  }
}

class UpdateValidation {
  /** clientID -> first clock that is neither in the document nor in the structs read so far. */
  readonly #ends = new Map<number, number>();
  readonly #newClients: number[] = [];
  /** Number of clientIDs of which the update has anything new. */
  #advanced = 0;
  #foreign: Set<number> | null = null;
  readonly #costly = new CostlyItems();
  readonly #places: ItemPlaces;
  #known = false;
  #records = 0;
  #rows = 0;
  #characters = 0;
  #unshowable: string | null = null;

  constructor(
    readonly doc: Y.Doc,
    readonly authors: Authors,
    readonly participantId: string,
    readonly update: DecodedUpdate,
  ) {
    this.#places = new ItemPlaces(doc, update.structs);
  }

  verdict(): ValidationResult {
    const { structs } = this.update;
    if (structs.length > MAX_STRUCTS) throw forbid("too many structs");
    for (const struct of structs) this.#placeStruct(struct);
    // Of two sections with one clientID Yjs would drop the first.
    if (this.update.sections !== this.#ends.size) throw forbid("a clientID appears twice");
    if (this.#foreign !== null) return { kind: "foreign", clients: [...this.#foreign] };
    for (const struct of structs) if (isItem(struct)) this.#checkItem(struct);
    if (this.#costly.tooMany) throw forbid("too many costly items");
    this.#checkDeletes();
    if (this.#advanced > MAX_CLIENTS_PER_UPDATE || !this.authors.hasRoom(this.participantId, this.#newClients.length))
      throw forbid("too many clientIDs");
    return {
      kind: "take",
      plain: this.#ends.size <= 1 && !this.#known,
      newClients: this.#newClients,
      added: { records: this.#records, rows: this.#rows, characters: this.#characters },
      unshowable: this.#unshowable,
      decoded: this.update,
    };
  }

  /** Checks contiguity and ownership; afterwards #ends holds where every clientID of the update stands. */
  #placeStruct(struct: Struct): void {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip) throw gap();
    const epoch = this.authors.epochOf(client);
    if (epoch !== undefined && Y.getState(this.doc.store, client) === 0) throw new Refused({ kind: "retired", epoch });
    if (!(client <= MAX_CLIENT_ID || epoch !== undefined) || struct.length < 1 || !(clock + struct.length <= MAX_CLOCK))
      throw forbid("clientID or clock out of range");
    let end = this.#ends.get(client);
    if (end === undefined) end = this.#meet(client);
    if (clock > end) throw gap();
    if (clock < end) this.#known = true;
    const next = clock + struct.length;
    if (next <= end) return;
    this.#ends.set(client, next);
    if (end === Y.getState(this.doc.store, client)) this.#advanced += 1;
    const owner = this.authors.ownerOf(client);
    if (owner === undefined || owner === this.participantId) return;
    this.#foreign ??= new Set();
    this.#foreign.add(client);
  }

  #meet(client: number): number {
    const end = Y.getState(this.doc.store, client);
    this.#ends.set(client, end);
    if (this.authors.ownerOf(client) === undefined) this.#newClients.push(client);
    return end;
  }

  #end(client: number): number {
    return this.#ends.get(client) ?? Y.getState(this.doc.store, client);
  }

  #checkItem(item: Y.Item): void {
    // A known item stays as it is, whatever the update says of it; but Yjs first looks up the ids that it names.
    if (item.id.clock + item.length <= Y.getState(this.doc.store, item.id.client)) {
      for (const id of [item.origin, item.rightOrigin, item.parent as unknown])
        if (id instanceof Y.ID) this.#checkDependency(item, id);
      return;
    }
    const fault = faultInValues(item);
    if (fault !== null) throw forbid(fault);
    if (item.parentSub === "__proto__") throw forbid("reserved key");
    const parent: unknown = item.parent;
    this.#checkNeighbour(item, item.origin);
    this.#checkNeighbour(item, item.rightOrigin);
    if (parent instanceof Y.ID) {
      this.#checkDependency(item, parent);
      if (item.parentSub === BASE_KEY && this.#isSeed(parent)) throw forbid("seeded record");
    }
    this.#checkPlace(item);
  }

  #checkPlace(item: Y.Item): void {
    const place = this.#places.of(item);
    const { root, depth, key } = place;
    this.#costly.add(item, place.inText);
    // The parent was deleted meanwhile: Yjs will discard the item.
    if (root === null) return;
    if (root === ROOT.SHEETS) {
      const fault = faultInSheet(item, place);
      if (fault !== null) throw forbid(fault);
      if (depth === 0) this.#rows += 1;
      this.#characters += charactersOf(item);
      return;
    }
    if (root !== ROOT.RECORDS) throw forbid("unknown root");
    const fault = faultOnBoard(item, depth);
    if (fault !== null) throw forbid(fault);
    this.#unshowable ??= faultInShown(item, depth, key);
    if (depth > 0) return;
    if (key !== null && SEEDED_IDS.has(key)) throw forbid("seeded record");
    if (item.content instanceof Y.ContentType) {
      this.#records += 1;
      this.#unshowable ??= key === null ? null : faultInId(key);
    }
  }

  /** Whether the server seeded it. The rest of an epoch's first update is people's work, which they may change. */
  #isSeed(id: Y.ID): boolean {
    return id.clock < SEED_CLOCKS && this.authors.isServer(id.client);
  }

  /** An item that follows a seeded one in a map would replace it. */
  #checkNeighbour(item: Y.Item, id: Y.ID | null): void {
    if (id === null) return;
    if (this.#isSeed(id)) throw forbid("replaces what the server wrote");
    this.#checkDependency(item, id);
  }

  #checkDependency(item: Y.Item, id: Y.ID): void {
    const end = id.client === item.id.client ? item.id.clock : this.#end(id.client);
    if (!(id.clock < end)) throw gap();
  }

  #checkDeletes(): void {
    let ranges = 0;
    for (const [client, deletes] of this.update.deletes) {
      ranges += deletes.length;
      if (ranges > MAX_DELETE_RANGES) throw forbid("too many deletes");
      const end = this.#end(client);
      for (const { clock, len } of deletes) if (!(clock + len <= end)) throw gap();
      if (deletes.some(({ clock }) => this.#isSeed(Y.createID(client, clock))))
        throw forbid("deletes what the server wrote");
      // Deletions are not checked for being new: repeating known ones does no harm.
    }
  }
}
