import { PAGE_ID, seedBoard } from "@casement/shared/document/schema";
import { Store } from "@tldraw/store";
import { createTLSchema, type TLRecord, type TLStore, type TLStoreProps, toRichText } from "@tldraw/tlschema";
import * as Y from "yjs";
import { BoardBinding } from "./board-binding";
import type { BoardIssue } from "./board-issue";
import type { LeftOut } from "./quarantine";

const PEER = "peer";
/** Timers that never fire: a test flushes by itself. */
const byHand = { now: () => 0, soon: () => undefined, set: () => 1, clear: () => undefined };

export function seededDoc(): Y.Doc {
  const doc = new Y.Doc();
  seedBoard(doc);
  return doc;
}

/** One person's board: document, store and binding, and an inbox of updates that were received but not applied. */
export function openBoard(origin: Y.Doc, clientId: number) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(origin), PEER);
  const store = new Store<TLRecord, TLStoreProps>({ schema: createTLSchema(), props: {} as TLStoreProps }) as TLStore;
  const issues: BoardIssue[] = [];
  const leftOut: LeftOut[] = [];
  const binding = new BoardBinding({
    doc,
    store,
    writable: true,
    report: (issue) => issues.push(issue),
    leftOut: (records) => leftOut.splice(0, leftOut.length, ...records),
    timers: byHand,
    afterOperation: (run) => run(),
  });
  return { doc, store, binding, issues, leftOut, inbox: [] as Uint8Array[] };
}
export type Board = ReturnType<typeof openBoard>;

/** Puts every update of one board into the inboxes of the others. */
export function connectInboxes(boards: readonly Board[]): void {
  for (const board of boards) {
    board.doc.on("update", (update: Uint8Array, from: unknown) => {
      if (from !== PEER) for (const other of boards) if (other !== board) other.inbox.push(update);
    });
  }
}

export function read(board: Board, position = 0): void {
  const [update] = board.inbox.splice(position, 1);
  if (update !== undefined) Y.applyUpdate(board.doc, update, PEER);
}

/** Flushes and reads all boards until no update is left. */
export function settle(boards: readonly Board[]): void {
  do {
    for (const board of boards) board.binding.flush();
    for (const board of boards) while (board.inbox.length > 0) read(board);
  } while (boards.some((board) => board.inbox.length > 0));
}

export function shown(board: Board): Record<string, unknown> {
  const kept = board.store
    .allRecords()
    .filter((record) => record.typeName === "shape" || record.typeName === "binding");
  return Object.fromEntries(kept.sort((a, b) => (a.id < b.id ? -1 : 1)).map((record) => [record.id, record]));
}

const common = {
  typeName: "shape",
  x: 1,
  y: 2,
  rotation: 0,
  index: "a1",
  parentId: PAGE_ID,
  isLocked: false,
  opacity: 1,
  meta: {},
};
const look = { color: "black", fill: "none", dash: "draw", size: "m", scale: 1 };

export function box(id: string, more: object = {}): TLRecord {
  const props = {
    ...look,
    w: 160,
    h: 80,
    geo: "rectangle",
    growY: 0,
    url: "",
    labelColor: "black",
    font: "draw",
    align: "middle",
    verticalAlign: "middle",
    richText: toRichText("a"),
  };
  return { ...common, id, type: "geo", props, ...more } as unknown as TLRecord;
}

export function stroke(id: string): TLRecord {
  const segments = [{ type: "free", points: [{ x: 0, y: 0, z: 0.5 }] }];
  const props = { ...look, segments, isComplete: false, isClosed: false, isPen: false };
  return { ...common, id, type: "draw", props } as unknown as TLRecord;
}

export function frame(id: string): TLRecord {
  return { ...common, id, type: "frame", props: { w: 100, h: 100, name: "", color: "black" } } as unknown as TLRecord;
}

/** Changes a shape as the editor would. */
export function change(board: Board, id: string, fields: object, props: object = {}): void {
  const record = board.store.get(id as TLRecord["id"]) as unknown as { props: object } | undefined;
  if (record !== undefined)
    board.store.put([{ ...record, ...fields, props: { ...record.props, ...props } } as unknown as TLRecord]);
}
