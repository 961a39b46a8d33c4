import { encode, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import type { WebSocket } from "ws";
import * as Y from "yjs";
import { type Flood, type Guest, type Lane, someAddress } from "./target.js";
import { ask, join, openBoard, openSession, pump } from "./wire.js";

/** Sends the same on the session socket, as fast as possible. */
const saying =
  (packet: (count: number) => string | Buffer): Flood =>
  (lane) => {
    let count = 0;
    return pump(
      lane,
      () => join(lane, lane.target.candidate),
      (ws) => {
        count += 1;
        ws.send(packet(count));
      },
    );
  };

const command = (name: string, payload: object) => (count: number) => `42${count}${JSON.stringify([name, payload])}`;

/** Sends the same on the board socket. */
const drawing =
  (message: (lane: Lane) => Uint8Array, who: (lane: Lane) => Guest = ({ target }) => target.candidate): Flood =>
  (lane) =>
    pump(
      lane,
      () => openBoard(lane, who(lane)),
      (ws) => ws.send(message(lane)),
    );

const sync = (step: number, bytes: Uint8Array) =>
  encode((encoder) => {
    writeVarUint(encoder, 0);
    writeVarUint(encoder, step);
    writeVarUint8Array(encoder, bytes);
  });

function awareness(index: number): Uint8Array {
  const state = encode((encoder) => {
    writeVarUint(encoder, 1);
    writeVarUint(encoder, 1000 + index);
    writeVarUint(encoder, Math.floor(Math.random() * 1e9));
    writeVarString(encoder, JSON.stringify({ cursor: { x: Math.random(), y: 1 }, junk: "x".repeat(3000) }));
  });
  return encode((encoder) => {
    writeVarUint(encoder, 1);
    writeVarUint8Array(encoder, state);
  });
}

/** Makes a different edit each time, by a new clientID. */
function edit(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("records").set(`shape:${doc.clientID}`, new Y.Map([["_", { typeName: "shape" }]]));
  return sync(2, Y.encodeStateAsUpdate(doc));
}

/** Asks for much and reads nothing. */
async function askAndNotRead(ws: Promise<WebSocket | null>): Promise<WebSocket | null> {
  const opened = await ws;
  opened?.pause();
  return opened;
}

const reading =
  (path: (sessionId: string) => string): Flood =>
  async (lane) => {
    const { cookie, sessionId } = lane.target.candidate;
    while (!lane.stopped()) await ask(lane, { path: path(sessionId), headers: { cookie }, from: "127.0.0.2" });
  };

/** Floods by participants of the session. */
export const GUESTS: Readonly<Record<string, Flood>> = {
  "CONNECT over and over": saying(() => '40{"sessionId":"x","protocol":1}'),
  "unknown commands": saying(command("session.destroy", {})),
  "chat beyond the limit": saying((count) => `42${count}["chat.send",{"messageId":"m${count}","text":"flood"}]`),
  resyncs: saying(command("session.resync", {})),
  "commands that nobody answers": saying(() => '42["clock.sync",{}]'),
  "malformed commands": saying(command("note.add", { noteId: 7, text: "x".repeat(2000) })),
  attachments: saying(() => '459-["chat.send",{"_placeholder":true,"num":0}]'),
  "messages of 100 KB": saying(command("chat.send", { messageId: "m", text: "x".repeat(100_000) })),
  "answers to pings": saying(() => "3"),
  pings: (lane) =>
    pump(
      lane,
      () => join(lane, lane.target.candidate),
      (ws) => ws.ping("x".repeat(100)),
    ),
  "empty fragments": (lane) =>
    pump(
      lane,
      () => join(lane, lane.target.candidate),
      (ws) => ws.send("", { fin: false }),
    ),
  "resyncs that nobody reads": (lane) => {
    let count = 0;
    const say = (ws: WebSocket) => {
      count += 1;
      ws.send(`42${count}["session.resync",{}]`);
    };
    return pump(lane, () => askAndNotRead(join(lane, lane.target.observer)), say);
  },
  "sockets opened and closed": async (lane) => {
    while (!lane.stopped()) {
      const ws = await openSession(lane, lane.target.observer.cookie);
      ws?.terminate();
    }
  },
  "board: questions": drawing(() => sync(0, Uint8Array.of(0))),
  "board: questions that nobody reads": (lane) =>
    pump(
      lane,
      () => askAndNotRead(openBoard(lane, lane.target.observer)),
      (ws) => ws.send(sync(0, Uint8Array.of(0))),
    ),
  "board: awareness": drawing(({ index }) => awareness(index)),
  "board: who is here": drawing(() => Uint8Array.of(3)),
  "board: edits": drawing(edit),
  "board: edits of an observer": drawing(edit, ({ target }) => target.observer),
  "board: messages of 1 MB": drawing(() => sync(2, new Uint8Array(1_000_000))),
  "states of the session": reading((id) => `/api/v1/sessions/${id}/state`),
  "boards to read": reading((id) => `/api/v1/sessions/${id}/board`),
  "joins of many addresses": async (lane) => {
    const { cookie, sessionId } = lane.target.candidate;
    while (!lane.stopped())
      await ask(lane, { path: `/api/v1/sessions/${sessionId}`, headers: { cookie }, from: someAddress() });
  },
};
