import { CLOSE } from "@casement/shared/contract/close-codes";
import { encode, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { syncMessage } from "../../testing/board-messages.js";
import type { BoardClient } from "../../testing/board-stage.js";
import { BoardTests } from "../../testing/board-tests.js";
import { rawBoardSocket } from "../../testing/raw-board-socket.js";

const board = new BoardTests();
let honest: BoardClient[] = [];

beforeEach(async () => {
  await board.begin();
  honest = [board.cast.owner, board.cast.interviewer].map((who) => board.enter(who));
  await Promise.all(honest.map((client) => client.joined()));
});

/** Checks that the honest clients still work: what each draws reaches the other and the database. */
async function expectUnharmed(): Promise<void> {
  const [owner, interviewer] = honest as [BoardClient, BoardClient];
  owner.draw("shape:still");
  interviewer.draw("shape:here");
  await owner.until(({ records, allSaved }) => records.has("shape:here") && allSaved);
  await interviewer.until(({ records, allSaved }) => records.has("shape:still") && allSaved);
  expect([owner.closed, interviewer.closed]).toEqual([null, null]);
}

function shapeUpdate(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}

test.each<[string, () => Uint8Array | string, number]>([
  ["a text frame", () => "hello", CLOSE.MALFORMED],
  ["an empty frame", () => new Uint8Array(0), CLOSE.MALFORMED],
  ["an unknown message", () => Uint8Array.from([99, 1, 2]), CLOSE.MALFORMED],
  [
    "an update cut short",
    () => syncMessage(2, shapeUpdate((doc) => doc.getMap("records").set("a", 1)).slice(0, -1)),
    CLOSE.MALFORMED,
  ],
  [
    "a V2 update",
    () => syncMessage(2, Y.convertUpdateFormatV1ToV2(shapeUpdate((doc) => doc.getMap("records").set("a", 1)))),
    CLOSE.MALFORMED,
  ],
  [
    "another root",
    () =>
      syncMessage(
        2,
        shapeUpdate((doc) => doc.getMap("evil").set("a", 1)),
      ),
    CLOSE.MALFORMED,
  ],
  ["a garbled state vector", () => syncMessage(0, Uint8Array.from([255, 255, 255])), CLOSE.MALFORMED],
  ["garbled awareness", () => Uint8Array.from([1, 3, 1, 200, 200]), CLOSE.MALFORMED],
  [
    "awareness that clients cannot decode",
    () => Uint8Array.from([1, 11, 1, 9, 1, 7, 0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    CLOSE.MALFORMED,
  ],
  [
    "awareness that clients cannot parse",
    () => Uint8Array.from([1, 9, 1, 9, 1, 5, 0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    CLOSE.MALFORMED,
  ],
  ["awareness that is no object", () => Uint8Array.from([1, 5, 1, 9, 1, 1, 0x35]), CLOSE.MALFORMED],
  ["a frame over the limit", () => new Uint8Array(1024 * 1024 + 1), 1009],
])("SEC-B6 %s ends its own connection and harms nobody", async (_what, bytes, code) => {
  const { ws, closed } = await rawBoardSocket(board.stage, board.cast.candidate);
  ws.send(bytes());
  expect(await closed).toBe(code);
  await expectUnharmed();
});

test("SEC-B5 writing under somebody else's clientID reaches nobody and silences nobody", async () => {
  const [owner, interviewer] = honest as [BoardClient, BoardClient];
  owner.draw("shape:own");
  await interviewer.until(({ records }) => records.has("shape:own"));
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(owner.doc));
  const before = Y.encodeStateVector(forged);
  forged.clientID = owner.doc.clientID;
  forged.getMap("records").set("shape:forged", new Y.Map([["_", {}]]));
  const { ws, closed } = await rawBoardSocket(board.stage, board.cast.candidate);
  ws.send(syncMessage(2, Y.encodeStateAsUpdate(forged, before)));
  ws.close();
  await closed;
  await expectUnharmed();
  expect(interviewer.records.has("shape:forged")).toBe(false);
});

test("SEC-B6 random bytes by the dozen", async () => {
  for (let round = 0; round < 40; round += 1) {
    const { ws, closed } = await rawBoardSocket(board.stage, board.cast.candidate);
    const bytes = crypto.getRandomValues(new Uint8Array(1 + (round % 60)));
    bytes[0] = (bytes[0] as number) % 4;
    ws.send(bytes);
    ws.send(bytes);
    ws.close();
    await closed;
  }
  await expectUnharmed();
});

test("SEC-B7 a flood is read slowly and cut off in the end; others do not notice", async () => {
  const { ws, closed } = await rawBoardSocket(board.stage, board.cast.candidate);
  const flood = syncMessage(0, Uint8Array.from([0]));
  const pump = () => {
    if (ws.readyState !== WebSocket.OPEN) return;
    for (let count = 0; count < 500; count += 1) ws.send(flood);
    setImmediate(pump);
  };
  pump();
  await expectUnharmed();
  ws.terminate();
  await closed;
});

const awareness = (entries: [id: number, clock: number, json: string][]) =>
  encode((encoder) => {
    writeVarUint(encoder, 1);
    writeVarUint8Array(
      encoder,
      encode((inner) => {
        writeVarUint(inner, entries.length);
        for (const [id, clock, json] of entries) {
          writeVarUint(inner, id);
          writeVarUint(inner, clock);
          writeVarUint8Array(inner, Buffer.from(json));
        }
      }),
    );
  });

test("SEC-B8 awareness for others, too large, or with a clock out of reach is passed over", async () => {
  const [owner, interviewer] = honest as [BoardClient, BoardClient];
  owner.provider.awareness.setLocalState({ cursor: { x: 1, y: 1 } });
  await interviewer.until(({ provider }) => provider.awareness.getStates().has(owner.doc.clientID));
  const { ws, closed } = await rawBoardSocket(board.stage, board.cast.candidate);
  ws.send(awareness([[owner.doc.clientID, 1_000_000, "null"]]));
  ws.send(awareness([[4242, 2 ** 50, '{"a":1}']]));
  ws.send(awareness([[4242, 1, JSON.stringify({ big: "x".repeat(5000) })]]));
  ws.send(awareness([[4242, 2, '{"cursor":null}']]));
  ws.send(awareness([[4243, 1, '{"second":true}']]));
  await interviewer.until(({ provider }) => provider.awareness.getStates().has(4242));
  const states = interviewer.provider.awareness.getStates();
  expect(states.has(owner.doc.clientID)).toBe(true);
  expect(states.has(4243)).toBe(false);
  expect(states.get(4242)).toMatchObject({ cursor: null, user: { role: "candidate" } });
  ws.terminate();
  await closed;
});

test.each([
  ["spelt with an escape", '{"\\u0075ser":{"name":"Forged","role":"owner"},"at":1}'],
  ["twice", '{"user":1,"user":{"name":"Forged"},"at":1}'],
  ["in the last place", '{"at":1,"user":{"name":"Forged"} } \n'],
  ["not at all, with braces in texts and space around", ' {"at":1,"text":"}}"}\t\n '],
  ["not at all, with nothing else", " { } "],
])("SEC-B8 nobody forges who they are: a state that names a user %s arrives with the server's", async (_how, json) => {
  const [, interviewer] = honest as [BoardClient, BoardClient];
  const { ws, closed } = await rawBoardSocket(board.stage, board.cast.candidate);
  ws.send(awareness([[4242, 1, json]]));
  const states = () => interviewer.provider.awareness.getStates();
  await interviewer.until(() => states().has(4242));
  const { participantId, role } = board.cast.candidate;
  const { user: _forged, ...rest } = JSON.parse(json);
  const user = { participantId, role, name: "Some candidate", color: "#5c7cfa" };
  expect(states().get(4242)).toEqual({ ...rest, user });
  ws.terminate();
  await closed;
});
