import { seedBoard } from "@casement/shared/board/layout";
import { encode, writeUint8, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";
import { Authors, SERVER } from "./authors.js";
import { judgeUpdate } from "./update-guard.js";

/** A board with its guard in front, as a room has it. */
class Guarded {
  readonly doc = new Y.Doc();
  readonly authors = new Authors();
  readonly kinds: Record<string, number> = {};

  constructor() {
    seedBoard(this.doc);
    this.authors.bind(SERVER, [this.doc.clientID]);
  }

  send(participantId: string, update: Uint8Array): string {
    const verdict = judgeUpdate(this.doc, this.authors, participantId, update);
    this.kinds[verdict.kind] = (this.kinds[verdict.kind] ?? 0) + 1;
    if (verdict.kind !== "take") return verdict.kind;
    this.authors.bind(participantId, verdict.newClients);
    Y.applyUpdate(this.doc, update);
    return this.doc.store.pendingStructs === null && this.doc.store.pendingDs === null ? "take" : "pending";
  }

  /** A person's copy; every edit goes to the guard at once, and every answer is kept. */
  person(participantId: string): { doc: Y.Doc; answers: string[]; records: Y.Map<Y.Map<unknown>> } {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    const answers: string[] = [];
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server") answers.push(this.send(participantId, update));
    });
    return { doc, answers, records: doc.getMap("records") };
  }
}

const record = (value: unknown = { typeName: "shape" }) => new Y.Map<unknown>([["_", value]]);

/** One GC struct: the shortest way to take up clocks. */
function forge(client: number, clock: number, length: number): Uint8Array {
  return encode((encoder) => {
    for (const number of [1, 1, client, clock]) writeVarUint(encoder, number);
    writeUint8(encoder, 0);
    writeVarUint(encoder, length);
    writeVarUint(encoder, 0);
  });
}

/** The one update of an edit made on a copy of the board. */
function edit(board: Guarded, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

describe("BRD-3 what honest clients send is taken", () => {
  test("BRD-3 drawing, overriding, deleting, undo and redo", () => {
    const { doc, answers, records } = new Guarded().person("alice");
    const undo = new Y.UndoManager(records, { captureTimeout: 0 });
    for (let index = 0; index < 20; index += 1) records.set(`shape:${index}`, record());
    for (let index = 0; index < 20; index += 1) records.get(`shape:${index}`)?.set("xy", [index, index]);
    const points = new Y.Array<Uint8Array>();
    records.get("shape:3")?.set("pts", points);
    for (let index = 0; index < 50; index += 1) points.push([new Uint8Array([index])]);
    doc.transact(() => {
      for (let index = 0; index < 10; index += 1) records.delete(`shape:${index}`);
    }, undo.trackedOrigins.values().next().value);
    for (let round = 0; round < 60; round += 1) undo.undo();
    for (let round = 0; round < 60; round += 1) undo.redo();
    undo.undo();
    expect(new Set(answers)).toEqual(new Set(["take"]));
  });

  test("BRD-3 the page's name, a paste of 500 shapes, a long stroke", () => {
    const { doc, answers, records } = new Guarded().person("alice");
    records.get("page:page")?.set("name", "Mine");
    records.get("page:page")?.set("name", "Still mine");
    doc.transact(() => {
      for (let index = 0; index < 500; index += 1)
        records.set(`shape:p${index}`, record({ props: { text: "x".repeat(200) } }));
    });
    records.set("shape:s", new Y.Map<unknown>([["seg", new Uint8Array(60_000)]]));
    expect(answers).toEqual(["take", "take", "take", "take"]);
  });

  test("BRD-3 two hours offline on two copies, then both come back with everything", () => {
    const board = new Guarded();
    const offline = ["alice", "bob"].map((who) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
      const records = doc.getMap<Y.Map<unknown>>("records");
      for (let index = 0; index < 300; index += 1) {
        records.set(`shape:${index % 40}`, record());
        if (index % 7 === 0) records.delete(`shape:${index % 13}`);
      }
      return { who, doc };
    });
    for (const { who, doc } of offline) {
      expect(board.send(who, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(board.doc)))).toBe("take");
      // Once more as a whole, as a client does that wants to know whether it is saved.
      expect(board.send(who, Y.encodeStateAsUpdate(doc))).toBe("take");
    }
  });

  test("BRD-3 a lost message is a gap, and what fills it is taken", () => {
    const board = new Guarded();
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    const records = doc.getMap<Y.Map<unknown>>("records");
    for (let index = 0; index < 3; index += 1) records.set(`shape:${index}`, record());
    expect(board.send("alice", updates[0] as Uint8Array)).toBe("take");
    expect(board.send("alice", updates[2] as Uint8Array)).toBe("gap");
    expect(board.send("alice", Y.encodeStateAsUpdate(doc, Y.encodeStateVector(board.doc)))).toBe("take");
  });
});

describe("SEC-B5 what nobody honest sends is not", () => {
  const silencing = () => {
    const board = new Guarded();
    const alice = board.person("alice");
    alice.records.set("shape:a", record());
    return { board, client: alice.doc.clientID, clock: Y.getState(board.doc.store, alice.doc.clientID), alice };
  };

  test("SEC-B5 taking up another's clocks", () => {
    const { board, client, clock, alice } = silencing();
    expect(board.send("eve", forge(client, clock, 3))).toBe("foreign");
    expect(board.send("eve", forge(client, clock, 2 ** 40))).toBe("forbidden");
    alice.records.set("shape:b", record());
    expect(board.doc.getMap("records").has("shape:b")).toBe(true);
  });

  test.each<[string, (doc: Y.Doc) => void, string]>([
    ["another root", (doc) => doc.getMap("secrets").set("a", 1), "forbidden"],
    ["the board's meta data", (doc) => doc.getMap("meta").set("schema", 9), "forbidden"],
    ["new meta data", (doc) => doc.getMap("meta").set("more", 9), "forbidden"],
    ["deleting meta data", (doc) => doc.getMap("meta").delete("epoch"), "forbidden"],
    ["deleting the page", (doc) => doc.getMap("records").delete("page:page"), "forbidden"],
    ["replacing the page", (doc) => doc.getMap("records").set("page:page", record()), "forbidden"],
    ["the page's base", (doc) => (doc.getMap("records").get("page:page") as Y.Map<unknown>).set("_", {}), "forbidden"],
    ["a subdocument", (doc) => doc.getMap("records").set("shape:d", new Y.Doc()), "forbidden"],
    ["text", (doc) => doc.getMap("records").set("shape:t", new Y.Text("x")), "forbidden"],
    ["a number without end", (doc) => doc.getMap("records").set("shape:n", record(10n)), "forbidden"],
    ["maps in maps in maps", (doc) => doc.getMap("records").set("shape:m", nest(20)), "forbidden"],
    ["a reserved key", (doc) => doc.getMap("records").set("__proto__", record()), "forbidden"],
  ])("SEC-B5 %s", (_what, change, kind) => {
    const board = new Guarded();
    const before = Buffer.from(Y.encodeStateAsUpdate(board.doc));
    expect(board.send("eve", edit(board, change))).toBe(kind);
    expect(Buffer.from(Y.encodeStateAsUpdate(board.doc))).toEqual(before);
  });

  test("SEC-B5 V2, truncated, padded, a bomb of seven bytes, one clientID twice", () => {
    const board = new Guarded();
    const good = edit(board, (doc) => doc.getMap("records").set("shape:a", record()));
    const bad = [
      Y.convertUpdateFormatV1ToV2(good),
      good.slice(0, -1),
      Buffer.concat([good, Buffer.from([0])]),
      Uint8Array.from([1, 0x80, 0xc3, 0xd7, 0x0e, 5, 0]),
      Buffer.concat([Buffer.from([2]), forge(7, 0, 1).slice(1, -1), forge(7, 1, 1).slice(1)]),
    ];
    expect(bad.map((update) => board.send("eve", update)).filter((kind) => kind === "take")).toEqual([]);
    expect(board.send("alice", good)).toBe("take");
  });

  test("SEC-B5 thousands of items at one place cost nothing", () => {
    const board = new Guarded();
    const list = edit(board, (doc) => {
      const points = new Y.Array<number>();
      doc.getMap("records").set("shape:l", new Y.Map([["pts", points]]));
      for (let index = 0; index < 5000; index += 1) points.insert(0, [index]);
    });
    expect(board.send("eve", list)).toBe("forbidden");
  });

  test("SEC-B6 no mutation of honest updates throws, hangs or leaves anything pending", () => {
    const seed = 20_260_101;
    const random = mulberry(seed);
    const honest: Uint8Array[] = [];
    const author = new Y.Doc();
    author.on("update", (update: Uint8Array) => honest.push(update));
    const records = author.getMap<Y.Map<unknown>>("records");
    for (let index = 0; index < 100; index += 1) {
      records.set(`shape:${index % 30}`, record({ index }));
      records.get(`shape:${index % 30}`)?.set("xy", [index, 1]);
      if (index % 5 === 0) records.delete(`shape:${index % 11}`);
    }
    let board = new Guarded();
    let longestMs = 0;
    for (let round = 0; round < 8_000; round += 1) {
      if (round % 100 === 0) board = new Guarded();
      const update = Uint8Array.from(honest[Math.floor(random() * honest.length)] as Uint8Array);
      for (let flips = Math.floor(random() * 4); flips > 0; flips -= 1)
        update[Math.floor(random() * update.length)] = random() * 256;
      const cut = random() < 0.2 ? update.slice(0, Math.floor(random() * update.length)) : update;
      const began = process.cpuUsage();
      if (board.send(`w${Math.floor(random() * 3)}`, cut) === "pending")
        throw new Error(`pending, seed ${seed} round ${round}`);
      // Processor time: a busy machine is no fault of the guard.
      longestMs = Math.max(longestMs, process.cpuUsage(began).user / 1000);
    }
    expect(longestMs).toBeLessThan(250);
  }, 30_000);
});

function nest(depth: number): Y.Map<unknown> {
  return depth === 0 ? new Y.Map() : new Y.Map<unknown>([["in", nest(depth - 1)]]);
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
