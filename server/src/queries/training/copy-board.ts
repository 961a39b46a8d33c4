import { ROOT } from "@casement/shared/document/schema";
import { rewriteText } from "@casement/shared/document/sheets/merge-texts";
import type { ChunkUpdate } from "@casement/shared/playback/chunk-codec";
import * as Y from "yjs";
import type { RecordedSegment } from "../../board/storage/recorded-segments.js";
import type { NameReplacer } from "../../domain/training/replace-names.js";
import { Turn } from "../../platform/loop/take-turns.js";

type Root = Y.Map<unknown>;
const ROOTS = Object.values(ROOT);

/**
 * Draws a board again, update by update, with names replaced: its bytes hold nothing that was ever written of them. A
 * name that is typed is replaced when it is whole. Each update keeps its time and its author.
 */
export async function copyBoard(
  segments: AsyncIterable<RecordedSegment>,
  replacer: NameReplacer,
): Promise<ChunkUpdate[]> {
  const copy = new BoardCopy(replacer);
  const turn = new Turn();
  const updates: ChunkUpdate[] = [];
  for await (const { epoch, updates: recorded } of segments) {
    // What is damaged is left out: the updates that follow draw what they can.
    for (const { at, participantId, update } of recorded ?? []) {
      const copied = copy.apply(epoch, update);
      if (copied !== null) updates.push({ at, participantId, update: copied });
      if (turn.isOver) await turn.next();
    }
  }
  copy.close();
  return updates;
}

class BoardCopy {
  readonly #target = new Y.Doc();
  readonly #replacer: NameReplacer;
  #source = new Y.Doc();
  #epoch = 0;
  #changed = new Map<string, Set<string>>();
  #written: Uint8Array | null = null;

  constructor(replacer: NameReplacer) {
    this.#replacer = replacer;
    this.#target.on("update", (update: Uint8Array) => {
      this.#written = update;
    });
  }

  /** Returns what it changed in the copy, as one update; null for nothing. */
  apply(epoch: number, update: Uint8Array): Uint8Array | null {
    if (epoch > this.#epoch) this.#begin(epoch);
    Y.applyUpdate(this.#source, update);
    this.#written = null;
    this.#target.transact(() => {
      for (const [root, ids] of this.#changed)
        for (const id of ids) this.#copyEntry(this.#source.getMap(root), this.#target.getMap(root), id);
    });
    this.#changed = new Map();
    return this.#written;
  }

  close(): void {
    this.#source.destroy();
    this.#target.destroy();
  }

  /** An epoch is a new document with the same content: what it lacks is deleted in the copy, which goes on. */
  #begin(epoch: number): void {
    this.#epoch = epoch;
    this.#source.destroy();
    this.#source = new Y.Doc();
    for (const root of ROOTS) {
      const note = (id: string) => this.#changed.set(root, (this.#changed.get(root) ?? new Set()).add(id));
      for (const id of this.#target.getMap(root).keys()) note(id);
      this.#source.getMap(root).observeDeep((events) => {
        for (const { path, keys } of events) {
          const [id] = path;
          if (id !== undefined) note(String(id));
          else for (const key of keys.keys()) note(key);
        }
      });
    }
  }

  #copyEntry(from: Root, to: Root, id: string): void {
    const value = from.get(id);
    if (!(value instanceof Y.Map)) {
      this.#copyValue(to, id, value, from.has(id));
      return;
    }
    let target = to.get(id);
    if (!(target instanceof Y.Map)) {
      target = new Y.Map<unknown>();
      to.set(id, target);
    }
    const map = target as Root;
    for (const key of [...map.keys()]) if (!value.has(key)) map.delete(key);
    for (const [key, item] of value.entries()) this.#copyValue(map, key, item, true);
  }

  #copyValue(to: Root, key: string, value: unknown, isThere: boolean): void {
    const present = to.get(key);
    if (!isThere) to.delete(key);
    else if (value instanceof Y.Text) this.#copyText(to, key, value.toString());
    else if (value instanceof Y.Array) copyList(to, key, value);
    else {
      const replaced = typeof value === "string" ? this.#replacer.text(value) : this.#replacer.value(value);
      if (!to.has(key) || !isSame(present, replaced)) to.set(key, replaced);
    }
  }

  #copyText(to: Root, key: string, text: string): void {
    const present = to.get(key);
    const replaced = this.#replacer.text(text);
    if (!(present instanceof Y.Text)) to.set(key, new Y.Text(replaced));
    else if (present.toString() !== replaced) rewriteText(present, replaced);
  }
}

/** The points of a stroke, which only grow while it is drawn. */
function copyList(to: Root, key: string, list: Y.Array<Uint8Array>): void {
  const present = to.get(key);
  if (present instanceof Y.Array && present.length <= list.length) {
    if (present.length < list.length) present.push(list.slice(present.length));
  } else to.set(key, Y.Array.from(list.toArray()));
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other) === 0;
  return JSON.stringify(one) === JSON.stringify(other);
}
