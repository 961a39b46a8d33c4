import { rebuildBoard } from "@casement/shared/document/epochs/rebuild-board";
import { seedBoard } from "@casement/shared/document/schema";
import {
  addRow,
  edit,
  moveRow,
  removeRow,
  SHEET_EDIT,
  setField,
  textOf,
  writeText,
} from "@casement/shared/document/sheets/edit-rows";
import { SeededWriting } from "@casement/shared/testing/document/seeded-writing";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { encode, writeAny, writeUint8, writeVarString, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";
import { Authors, SERVER } from "./authors.js";
import { BoardQuota } from "./board-quota.js";
import { validateUpdate } from "./validate-update.js";

/** A board with validation in front, as a document has it. */
class Guarded {
  readonly doc: Y.Doc;
  readonly authors = new Authors();
  readonly kinds: Record<string, number> = {};

  constructor(doc?: Y.Doc) {
    this.doc = doc ?? new Y.Doc();
    if (doc === undefined) seedBoard(this.doc);
    this.authors.bind(SERVER, [this.doc.clientID]);
  }

  send(participantId: string, update: Uint8Array): string {
    const verdict = validateUpdate(this.doc, this.authors, participantId, update);
    this.kinds[verdict.kind] = (this.kinds[verdict.kind] ?? 0) + 1;
    if (verdict.kind !== "take") return verdict.kind;
    this.authors.bind(participantId, verdict.newClients);
    Y.applyUpdate(this.doc, update);
    return this.doc.store.pendingStructs === null && this.doc.store.pendingDs === null ? "take" : "pending";
  }

  /** A person's copy. Every edit is validated at once, and every verdict is kept. */
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

const textWith = (content: unknown[]) => ({ type: "doc", content: [{ type: "paragraph", content }] });

const unshowable = (guarded: Guarded, update: Uint8Array) => {
  const verdict = validateUpdate(guarded.doc, guarded.authors, "ana", update);
  return verdict.kind === "take" ? verdict.unshowable : verdict.kind;
};

/** An update of one GC struct: the shortest way to use up clocks. */
function forge(client: number, clock: number, length: number): Uint8Array {
  return encode((encoder) => {
    for (const number of [1, 1, client, clock]) writeVarUint(encoder, number);
    writeUint8(encoder, 0);
    writeVarUint(encoder, length);
    writeVarUint(encoder, 0);
  });
}

/** One item with a JSON value that claims to build on another clock of its own client. */
function retold(client: number, clock: number, within: "origin" | "rightOrigin" | "parent", on: number): Uint8Array {
  return encode((encoder) => {
    for (const number of [1, 1, client, clock]) writeVarUint(encoder, number);
    const [origin, rightOrigin, parentSub, any] = [0x80, 0x40, 0x20, 8];
    writeUint8(encoder, any | { origin, rightOrigin, parent: parentSub }[within]);
    if (within === "parent") writeVarUint(encoder, 0);
    for (const number of [client, on]) writeVarUint(encoder, number);
    if (within === "parent") writeVarString(encoder, "xy");
    writeVarUint(encoder, 1);
    writeAny(encoder, 1);
    writeVarUint(encoder, 0);
  });
}

/** The one update of an edit made on a copy of the board. */
function edited(board: Guarded, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

describe("BRD-103 honest clients' updates are accepted", () => {
  test("BRD-103 drawing, overriding, deleting, undo and redo", () => {
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

  test("BRD-103 the page's name, a paste of 500 shapes, a long stroke", () => {
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

  test("BRD-103 two hours offline on two copies, then both send everything", () => {
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
      // Once more as a whole, as a client does to learn whether everything is saved.
      expect(board.send(who, Y.encodeStateAsUpdate(doc))).toBe("take");
    }
  });

  test("BRD-103 a lost message is a gap, and the update that fills it is accepted", () => {
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

describe("WKS-10 writing in worksheets is accepted", () => {
  test("WKS-10 typing, pasting, ordering, choosing, undo and redo, in the middle of texts too", () => {
    const { doc, answers } = new Guarded().person("alice");
    const undo = new Y.UndoManager(doc.getMap("sheets"), { trackedOrigins: new Set([SHEET_EDIT]), captureTimeout: 0 });
    const writing = new SeededWriting(doc, seededRandom(3));
    for (let turn = 0; turn < 400; turn += 1) writing.edit();
    for (let round = 0; round < 200; round += 1) undo.undo();
    for (let round = 0; round < 120; round += 1) undo.redo();
    edit(doc, () => {
      for (let line = 0; line < 200; line += 1)
        addRow(doc, { sheet: "requirements", table: "item", texts: { text: "x".repeat(900) } });
    });
    undo.undo();
    expect(new Set(answers)).toEqual(new Set(["take"]));
    expect(answers.length).toBeGreaterThan(700);
  });

  test("WKS-10 two hours offline at the same rows, both send everything, and one typed in a removed row", () => {
    const board = new Guarded();
    const seed = new SeededWriting(board.person("alice").doc, seededRandom(4));
    for (let turn = 0; turn < 100; turn += 1) seed.edit();
    const offline = ["alice", "bob"].map((who, index) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
      const writing = new SeededWriting(doc, seededRandom(10 + index));
      for (let turn = 0; turn < 2500; turn += 1) writing.edit();
      return { who, doc };
    });
    for (const { who, doc } of offline) {
      expect(board.send(who, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(board.doc)))).toBe("take");
      expect(board.send(who, Y.encodeStateAsUpdate(doc))).toBe("take");
    }
  });

  test("WKS-10 in a rebuilt document everything can be changed and deleted, on the board too; only the seed cannot", () => {
    const board = new Guarded();
    const alice = board.person("alice");
    alice.records.set("shape:a", record());
    const id = addRow(alice.doc, {
      sheet: "requirements",
      table: "item",
      texts: { text: "Post" },
      values: { scope: "in" },
    });
    const next = new Guarded(rebuildBoard(board.doc, 2));
    const { doc, answers, records } = next.person("bob");
    writeText(doc, textOf(doc, id, "text") as Y.Text, "Post a tweet");
    writeText(doc, textOf(doc, id, "text") as Y.Text, "tweet");
    setField(doc, { sheet: "requirements", table: "item", id }, "scope", "out");
    moveRow(doc, id, null);
    records.get("shape:a")?.set("opacity", 0.5);
    records.delete("shape:a");
    removeRow(doc, id);
    expect(new Set(answers)).toEqual(new Set(["take"]));
    expect(next.doc.getMap("sheets").size).toBe(0);
    const eve = next.person("eve");
    eve.records.delete("page:page");
    expect(next.person("mallory").records.set("page:page", record())).toBeDefined();
    eve.doc.getMap("meta").set("epoch", 9);
    expect(new Set(eve.answers)).toEqual(new Set(["forbidden"]));
    expect(next.doc.getMap("meta").get("epoch")).toBe(2);
    expect(next.doc.getMap("records").has("page:page")).toBe(true);
  });
});

describe("WKS-11 content that no worksheet holds is refused", () => {
  const rows = (doc: Y.Doc) => doc.getMap<unknown>("sheets");
  const row = (...entries: [string, unknown][]) =>
    new Y.Map<unknown>([["_", { sheet: "requirements", table: "item" }], ...entries]);

  test.each<[string, (doc: Y.Doc) => void]>([
    ["a row that is no map", (doc) => rows(doc).set("a", "row")],
    ["a row that is a list", (doc) => rows(doc).set("a", new Y.Array())],
    ["a list in a row", (doc) => rows(doc).set("a", row(["x", Y.Array.from([1])]))],
    ["a map in a row", (doc) => rows(doc).set("a", row(["x", new Y.Map()]))],
    ["bytes", (doc) => rows(doc).set("a", row(["x", new Uint8Array(9)]))],
    ["a value as large as a text", (doc) => rows(doc).set("a", row(["x", "y".repeat(20_000)]))],
    ["a key as long as a text", (doc) => rows(doc).set("k".repeat(65), row())],
    ["a field's name as long as a text", (doc) => rows(doc).set("a", row(["k".repeat(65), 1]))],
    ["formatted text", (doc) => format(withText(doc))],
    ["an image in a text", (doc) => embed(withText(doc))],
    ["attributes of a text", (doc) => attribute(withText(doc))],
    ["a document in a row", (doc) => rows(doc).set("a", row(["x", new Y.Doc()]))],
    ["a text on the board", (doc) => void doc.getMap("records").set("shape:t", new Y.Map([["t", new Y.Text("no")]]))],
    ["a text as a root", (doc) => doc.getText("notes").insert(0, "no")],
    ["a list under the rows", (doc) => doc.getArray("sheets").push([new Y.Map()])],
    ["letters as rows", (doc) => doc.getText("sheets").insert(0, "no")],
  ])("WKS-11 %s", (_name, change) => {
    const board = new Guarded();
    expect(board.send("eve", edited(board, change))).toBe("forbidden");
    // In two steps, so that the second builds on something that is in the document.
    expect(
      board.send(
        "alice",
        edited(board, (doc) => rows(doc).set("a", row(["x", new Y.Text("a")]))),
      ),
    ).toBe("take");
  });

  const withText = (doc: Y.Doc) => {
    rows(doc).set("a", row(["x", new Y.Text()]));
    return doc;
  };
  const textIn = (doc: Y.Doc) => (rows(doc).get("a") as Y.Map<Y.Text>).get("x") as Y.Text;
  const format = (doc: Y.Doc) => textIn(doc).insert(0, "bold", { bold: true });
  const embed = (doc: Y.Doc) => textIn(doc).insertEmbed(0, { image: "x" });
  const attribute = (doc: Y.Doc) => textIn(doc).setAttribute("x", "y");

  test.each([format, embed, attribute])("WKS-11 in a text that is here", (change) => {
    const board = new Guarded();
    const made = edited(board, (doc) => rows(doc).set("a", row(["x", new Y.Text("a")])));
    expect(board.send("alice", made)).toBe("take");
    expect(board.send("eve", edited(board, change))).toBe("forbidden");
    expect(
      board.send(
        "eve",
        edited(board, (doc) => textIn(doc).insert(1, "b")),
      ),
    ).toBe("take");
  });

  test("WKS-11 thousands of rows and a million characters are too many, whoever tries; fewer are accepted", () => {
    const board = new Guarded();
    const growth = new BoardQuota(board.doc);
    const added = (rows: number, characters: number) => growth.tryReserve({ records: 0, rows, characters }, 1000);
    expect([added(3000, 0), added(501, 0), added(0, 700_000), added(1, 5)]).toEqual([
      null,
      null,
      expect.any(String),
      null,
    ]);
    expect(added(4000, 0)).toEqual(expect.any(String));
    expect(growth.tryReserve({ records: 10, rows: 0, characters: 0 }, 10)).toBeNull();
  });
});

describe("SEC-B5 updates that no honest client sends are refused", () => {
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
    expect(board.send("eve", edited(board, change))).toBe(kind);
    expect(Buffer.from(Y.encodeStateAsUpdate(board.doc))).toEqual(before);
  });

  test("SEC-B5 V2, truncated, padded, a bomb of seven bytes, one clientID twice", () => {
    const board = new Guarded();
    const good = edited(board, (doc) => doc.getMap("records").set("shape:a", record()));
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

  test("SEC-B5 known items that claim to build on unknown ones", () => {
    const board = new Guarded();
    const { doc, records } = board.person("mallory");
    for (const id of ["shape:1", "shape:2"]) records.set(id, record());
    const ahead = Y.getState(doc.store, doc.clientID) + 10;
    for (const within of ["origin", "rightOrigin", "parent"] as const)
      expect(board.send("mallory", retold(doc.clientID, 1, within, ahead))).toBe("gap");
    expect(board.send("mallory", retold(doc.clientID, 1, "parent", 0))).toBe("take");
  });

  test("SEC-B5 thousands of items at one place cost nothing", () => {
    const board = new Guarded();
    const list = edited(board, (doc) => {
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
      // Processor time: a busy machine is no fault of the validation.
      longestMs = Math.max(longestMs, process.cpuUsage(began).user / 1000);
    }
    expect(longestMs).toBeLessThan(250);
  });
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

describe("BRD-71 records that no client of ours would show", () => {
  const written = (change: (records: Y.Map<Y.Map<unknown>>) => void, onto?: Y.Doc) => {
    const doc = new Y.Doc();
    if (onto !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(onto));
    const before = Y.encodeStateVector(doc);
    change(doc.getMap("records"));
    return Y.encodeStateAsUpdate(doc, before);
  };
  const base = { typeName: "shape", type: "geo", x: 1, y: 1, parentId: "page:page", index: "a1", props: { w: 10 } };

  test.each<[string, object]>([
    ["far out", { ...base, x: 1e21 }],
    [
      "with a text that has an unknown mark",
      { ...base, props: { richText: textWith([{ type: "text", text: "a", marks: [{ type: "x" }] }]) } },
    ],
    ["with an empty part of a text", { ...base, props: { richText: textWith([{ type: "text", text: "" }]) } }],
    ["that is no record", []],
  ])("a new shape %s is named", (_what, value) => {
    const guarded = new Guarded();
    expect(
      unshowable(
        guarded,
        written((records) => records.set("shape:a", record(value))),
      ),
    ).toEqual(expect.any(String));
  });

  test("so is a change that makes one of a usual shape, and an id that is none", () => {
    const guarded = new Guarded();
    guarded.send(
      "ana",
      written((records) => records.set("shape:a", record(base))),
    );
    const changed = (key: string, value: unknown) =>
      unshowable(
        guarded,
        written((records) => records.get("shape:a")?.set(key, value), guarded.doc),
      );
    expect(changed("props.growY", 1e300)).toEqual(expect.any(String));
    expect(changed("xy", [1e308, 0])).toEqual(expect.any(String));
    expect(changed("xy", [12, 0])).toBeNull();
    expect(
      unshowable(
        guarded,
        written((records) => records.set("shape:\u0000", record(base))),
      ),
    ).toEqual(expect.any(String));
    expect(
      unshowable(
        guarded,
        written((records) => records.set("shape:b", record(base))),
      ),
    ).toBeNull();
  });
});
