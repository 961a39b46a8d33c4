import * as Y from "yjs";
import { isItem } from "./content-rules.js";
import type { Struct } from "./update-decoding.js";

/** Maps and arrays inside each other: the layout needs two (a record, the points of a stroke). */
const MAX_TYPE_DEPTH = 8;

/** How deep the maps and arrays of an update would lie in the document. Looks at new types alone. */
export class TypeDepths {
  readonly #doc: Y.Doc;
  readonly #structs: readonly Struct[];
  readonly #known = new Map<Y.Item, number>();
  #byClient: Map<number, Y.Item[]> | null = null;

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc;
    this.#structs = structs;
  }

  allows(item: Y.Item): boolean {
    return this.#containers(item) < MAX_TYPE_DEPTH;
  }

  /** Number of types around an item, the root left out. */
  #containers(item: Y.Item): number {
    const known = this.#known.get(item);
    if (known !== undefined) return known;
    const depth = this.#compute(item);
    this.#known.set(item, depth);
    return depth;
  }

  #compute(item: Y.Item): number {
    const parent: unknown = item.parent;
    if (parent instanceof Y.ID) return this.#around(parent) + 1;
    if (parent !== null) return 0;
    const sibling = item.origin ?? item.rightOrigin;
    return sibling === null ? 0 : this.#around(sibling);
  }

  #around(id: Y.ID): number {
    const fresh = this.#findFresh(id);
    if (fresh !== undefined) return this.#containers(fresh);
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return 0;
    const stored: Y.Item | Y.GC = Y.getItem(this.#doc.store, id);
    let depth = 0;
    // Walks up the tree; the bound holds because nothing deeper was ever let in.
    for (let at = containerItem(stored); at !== null && depth <= MAX_TYPE_DEPTH; at = containerItem(at)) depth += 1;
    return depth;
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

function containerItem(struct: Y.Item | Y.GC): Y.Item | null {
  return struct instanceof Y.Item && struct.parent instanceof Y.AbstractType ? struct.parent._item : null;
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
