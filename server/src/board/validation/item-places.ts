import { ROOT } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { isItem } from "./content-rules.js";
import type { Struct } from "./update-decoding.js";

/** Where an item lies. */
export interface Place {
  /** Name of the root type; null if the parent was deleted, so that Yjs will discard the item. */
  readonly root: string | null;
  /** Number of types between the item and the root. */
  readonly depth: number;
  readonly inText: boolean;
  /** The item's key, if it lies in a map. */
  readonly key: string | null;
}

const GONE: Place = { root: null, depth: 0, inText: false, key: null };
/** Above any depth that validation lets in; the walk up the document stops there. */
const MAX_WALK = 16;

type Step = { readonly place: Place } | { readonly from: Y.Item; readonly relation: "inside" | "beside" };

/** Finds where the items of an update would lie in the document. */
export class ItemPlaces {
  readonly #doc: Y.Doc;
  readonly #structs: readonly Struct[];
  /** null for an update of one item, which needs no cache; most are. */
  readonly #known: Map<Y.Item, Place> | null;
  #byClient: Map<number, Y.Item[]> | null = null;

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc;
    this.#structs = structs;
    this.#known = structs.length > 1 ? new Map() : null;
  }

  /** Throws RangeError if items lie within each other. */
  of(item: Y.Item): Place {
    const path: { readonly item: Y.Item; readonly relation: "inside" | "beside" }[] = [];
    let at = item;
    let place = this.#known?.get(at);
    while (place === undefined) {
      const step = this.#step(at);
      if ("place" in step) {
        place = step.place;
        this.#known?.set(at, place);
        break;
      }
      path.push({ item: at, relation: step.relation });
      if (path.length > this.#structs.length) throw new RangeError("items lie in each other");
      at = step.from;
      place = this.#known?.get(at);
    }
    for (const { item: outer, relation } of path.reverse()) {
      place = relation === "beside" ? place : inside(place, at, outer.parentSub);
      this.#known?.set(outer, place);
      at = outer;
    }
    return place;
  }

  #step(item: Y.Item): Step {
    const parent: unknown = item.parent;
    if (typeof parent === "string") return { place: { root: parent, depth: 0, inText: false, key: item.parentSub } };
    const relation = parent instanceof Y.ID ? "inside" : "beside";
    const id = parent instanceof Y.ID ? parent : (item.origin ?? item.rightOrigin);
    if (id === null) return { place: GONE };
    const fresh = this.#findFresh(id);
    if (fresh !== undefined) return { from: fresh, relation };
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return { place: GONE };
    const stored: Y.Item | Y.GC = Y.getItem(this.#doc.store, id);
    if (!(stored instanceof Y.Item)) return { place: GONE };
    if (relation === "beside") return { place: this.#within(stored.parent, stored.parentSub) };
    return {
      place: stored.content instanceof Y.ContentType ? this.#within(stored.content.type, item.parentSub) : GONE,
    };
  }

  /** The place of what lies in a type of the document. */
  #within(type: unknown, key: string | null): Place {
    if (!(type instanceof Y.AbstractType)) return GONE;
    let depth = 0;
    let top: Y.AbstractType<unknown> = type;
    while (top._item !== null && depth < MAX_WALK) {
      const outer: unknown = top._item.parent;
      if (!(outer instanceof Y.AbstractType)) return GONE;
      top = outer;
      depth += 1;
    }
    return { root: this.#nameOf(top), depth, inText: type instanceof Y.Text, key };
  }

  #nameOf(type: Y.AbstractType<unknown>): string | null {
    for (const name of Object.values(ROOT)) if (this.#doc.share.get(name) === type) return name;
    return null;
  }

  #findFresh(id: Y.ID): Y.Item | undefined {
    this.#byClient ??= groupItems(this.#structs);
    const items = this.#byClient.get(id.client);
    if (items === undefined) return undefined;
    let low = 0;
    let high = items.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const item = items[middle] as Y.Item;
      if (id.clock < item.id.clock) high = middle - 1;
      else if (id.clock >= item.id.clock + item.length) low = middle + 1;
      else return item;
    }
    return undefined;
  }
}

function inside(around: Place, container: Y.Item, key: string | null): Place {
  const { content } = container;
  if (around.root === null || !(content instanceof Y.ContentType)) return GONE;
  return { root: around.root, depth: around.depth + 1, inText: content.type instanceof Y.Text, key };
}

function groupItems(structs: readonly Struct[]): Map<number, Y.Item[]> {
  const groups = new Map<number, Y.Item[]>();
  for (const struct of structs) {
    if (!isItem(struct)) continue;
    const group = groups.get(struct.id.client);
    if (group === undefined) groups.set(struct.id.client, [struct]);
    else group.push(struct);
  }
  return groups;
}
