import { MAX_BOARD_RECORDS, recordsOf } from "@casement/shared/document/schema";
import { Store } from "@tldraw/store";
import { createTLSchema, type TLRecord, type TLStore, type TLStoreProps } from "@tldraw/tlschema";
import * as Y from "yjs";
import { box, seededDoc } from "./binding-fixture.testing";
import { BoardBinding } from "./board-binding";

/** A board whose editor runs this when it is told that shapes leave. */
function open(leaving: (store: TLStore, ids: ReadonlySet<string>) => void) {
  const doc = seededDoc();
  const store = new Store<TLRecord, TLStoreProps>({ schema: createTLSchema(), props: {} as TLStoreProps }) as TLStore;
  const faults: unknown[] = [];
  const operations: (() => void)[] = [];
  const binding = new BoardBinding({
    doc,
    store,
    writable: true,
    report: () => undefined,
    timers: { now: () => 0, soon: () => undefined, set: () => 1, clear: () => undefined },
    afterOperation: (run) => operations.push(run),
    leaving: (ids) => leaving(store, ids),
    failed: (error) => faults.push(error),
  });
  return { doc, store, binding, faults, operations };
}

/** A change of the document by somebody else. */
function elsewhere(doc: Y.Doc, change: (records: Y.Map<Y.Map<unknown>>) => void): void {
  const peer = new Y.Doc();
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
  change(recordsOf(peer));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer), "peer");
}

const shapesIn = (doc: Y.Doc) => [...recordsOf(doc).keys()].filter((id) => id.startsWith("shape:")).sort();

test("BRD-85 the editor is told of a leaving shape while it is there; its reaction restores and loses nothing", () => {
  const seen: boolean[] = [];
  const { doc, store, binding } = open((board, ids) => {
    for (const id of ids) seen.push(board.has(id as TLRecord["id"]));
    // As the end of a gesture does, this moves everything that the gesture held and asks for a flush.
    for (const record of board.allRecords()) {
      if (record.typeName === "shape") board.put([{ ...record, x: 77 }]);
    }
    binding.flush();
  });
  store.put([box("shape:gone"), box("shape:stays")]);
  binding.flush();
  elsewhere(doc, (records) => records.delete("shape:gone"));
  binding.flush();
  expect(seen).toEqual([true]);
  expect(shapesIn(doc)).toEqual(["shape:stays"]);
  expect(store.has("shape:gone" as TLRecord["id"])).toBe(false);
  expect(store.get("shape:stays" as TLRecord["id"])).toMatchObject({ x: 77 });
});

test("BRD-84 what a full board takes back is announced before it goes", () => {
  const heard: string[] = [];
  const { store, binding, operations } = open((_board, ids) => heard.push(...ids));
  store.put(Array.from({ length: MAX_BOARD_RECORDS - 2 }, (_, index) => box(`shape:${index}`)));
  binding.flush();
  expect(binding.room).toBe(0);
  store.put([box("shape:too-many")]);
  binding.flush();
  expect(heard).toEqual([]);
  for (const run of operations) run();
  expect(heard).toEqual(["shape:too-many"]);
  expect(store.has("shape:too-many" as TLRecord["id"])).toBe(false);
});

test("BRD-84 room counts edits that are not written yet", () => {
  const { store, binding } = open(() => undefined);
  expect(binding.room).toBe(MAX_BOARD_RECORDS - 2);
  store.put([box("shape:1")]);
  expect(binding.room).toBe(MAX_BOARD_RECORDS - 3);
  binding.flush();
  expect(binding.room).toBe(MAX_BOARD_RECORDS - 3);
});

test("BRD-82 a merge that throws is reported, and the document goes on", () => {
  const { doc, store, binding, faults } = open(() => {
    throw new Error("an editor that breaks");
  });
  jest.spyOn(console, "error").mockImplementation(() => undefined);
  store.put([box("shape:gone")]);
  binding.flush();
  const heard: unknown[] = [];
  doc.on("update", (update: Uint8Array) => heard.push(update));
  elsewhere(doc, (records) => records.delete("shape:gone"));
  elsewhere(doc, (records) => records.set("shape:next", new Y.Map()));
  jest.restoreAllMocks();
  expect(faults).toEqual([new Error("an editor that breaks")]);
  expect(heard).toHaveLength(2);
});
