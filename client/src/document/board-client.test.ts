import { rebuildBoard } from "@casement/shared/document/epochs/rebuild-board";
import { materialise } from "@casement/shared/document/records/materialise";
import { recordsOf } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { draw, installPage, turn, Wire } from "@/session/wire.testing";
import { BoardClient } from "./board-client";
import type { KeptBoard } from "./kept-board";

let leavePage = () => {};
let clients: BoardClient[] = [];

beforeEach(() => {
  leavePage = installPage();
});
afterEach(() => {
  for (const client of clients) client.destroy();
  clients = [];
  leavePage();
});

interface Opened {
  readonly client: BoardClient;
  readonly stale: KeptBoard[];
  readonly leftOut: number[];
}

async function open(kept?: KeptBoard): Promise<Opened> {
  const [stale, leftOut]: [KeptBoard[], number[]] = [[], []];
  const client = new BoardClient({
    sessionId: "s1",
    participantId: "p1",
    kept,
    onStale: (board) => stale.push(board),
    onLeftOut: () => leftOut.push(1),
  });
  clients.push(client);
  void client.start();
  await turn();
  return { client, stale, leftOut };
}

/** A copy with a shape of somebody who has left, and an edit of this client on it. */
async function openStale(kept?: KeptBoard): Promise<Opened> {
  const opened = await open(kept);
  const { doc } = opened.client;
  const gone = new Y.Doc();
  draw(gone, "shape:gone");
  opened.client.whenConnecting((provider) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(gone), provider));
  recordsOf(doc).get("shape:gone")?.set("opacity", 0.5);
  return opened;
}

test("BRD-29 a stale copy is given up, and its shapes are made again on the server's copy", async () => {
  const { client, stale } = await openStale();
  Wire.wires.at(-1)?.notify("stale");
  await turn();
  const [kept] = stale as [KeptBoard];
  expect(kept.unsaved).toBeGreaterThan(0);
  client.destroy();
  // The editor writes its last stroke to the document when it closes.
  draw(kept.doc as Y.Doc, "shape:last");
  draw(Wire.doc, "shape:theirs");
  const { client: next } = await open(kept);
  await turn();
  expect([...recordsOf(Wire.doc).keys()]).toEqual(expect.arrayContaining(["shape:gone", "shape:last", "shape:theirs"]));
  expect(materialise("shape:gone", recordsOf(Wire.doc).get("shape:gone"))).toMatchObject({ opacity: 0.5 });
  expect(recordsOf(next.doc).toJSON()).toEqual(recordsOf(Wire.doc).toJSON());
  expect(Wire.doc.store.pendingStructs).toBeNull();
});

test("BRD-29 somebody who may not write makes nothing again", async () => {
  const { client, stale } = await openStale();
  Wire.wires.at(-1)?.notify("stale");
  await turn();
  client.destroy();
  Wire.notice = "read-only";
  const { client: next } = await open(stale[0]);
  await turn();
  expect(recordsOf(Wire.doc).has("shape:gone")).toBe(false);
  expect(recordsOf(next.doc).has("shape:gone")).toBe(false);
});

test("BRD-29 what the server refuses a second time is left out, and the person is told", async () => {
  const kept = { participantId: "p1", doc: null, ended: null, unsaved: 0, copy: null };
  const { stale, leftOut } = await openStale(kept);
  Wire.wires.at(-1)?.notify("stale");
  await turn();
  expect(leftOut).toHaveLength(1);
  expect(stale).toEqual([kept]);
});

/** A copy whose epoch ended while an edit of one shape was unsaved. */
async function outlived(): Promise<KeptBoard> {
  const { client, stale } = await open();
  for (const id of ["shape:a", "shape:b"]) draw(client.doc, id);
  await turn();
  const ended = Y.encodeStateAsUpdate(Wire.doc);
  Wire.doc = rebuildBoard(Wire.doc, 2);
  Wire.doc.clientID = 7;
  recordsOf(client.doc).get("shape:a")?.set("opacity", 0.5);
  recordsOf(Wire.doc).get("shape:b")?.set("opacity", 0.2);
  Wire.wires.at(-1)?.end(ended);
  await turn();
  client.destroy();
  return stale[0] as KeptBoard;
}

const opacities = () => ["shape:a", "shape:b"].map((id) => materialise(id, recordsOf(Wire.doc).get(id))?.opacity);

test("BRD-30 unsaved work on a copy whose epoch ended is put on top of what others did since", async () => {
  const kept = await outlived();
  expect(kept.unsaved).toBeGreaterThan(0);
  const { client } = await open(kept);
  await turn();
  expect(opacities()).toEqual([0.5, 0.2]);
  expect(recordsOf(client.doc).toJSON()).toEqual(recordsOf(Wire.doc).toJSON());
});

test("BRD-30 unsaved work waits until its author may write", async () => {
  const kept = await outlived();
  Wire.notice = "read-only";
  await open(kept);
  await turn();
  expect(opacities()).toEqual([undefined, 0.2]);
  Wire.notice = "writable";
  Wire.wires.at(-1)?.notify("writable");
  await turn();
  expect(opacities()).toEqual([0.5, 0.2]);
});

test("BRD-29 work that waits for the start of the interview is kept until then", async () => {
  Wire.notice = "read-only";
  const { client, stale } = await open();
  draw(client.doc, "shape:early");
  Wire.wires.at(-1)?.notify("stale");
  await turn();
  expect(stale).toEqual([]);
});
