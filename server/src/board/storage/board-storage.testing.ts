import { randomUUID } from "node:crypto";
import { FIRST_EPOCH } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { SERVER } from "../validation/authors.js";
import type { BoardStorage, NewSegment } from "./board-storage.js";
import { encodeKeyframe } from "./keyframe.js";
import type { BoardUpdate } from "./segment.js";

interface StorageUnderTest {
  readonly storage: BoardStorage;
  /** A session that has nothing stored yet. */
  createSession(): Promise<string>;
}

const AT = Date.UTC(2026, 0, 5, 9);

/** Somebody who draws one record after the other. */
class Author {
  readonly doc = new Y.Doc();

  constructor(readonly participantId: string) {}

  draw(id: string): BoardUpdate {
    const newClients = this.doc.store.clients.size === 0 ? [this.doc.clientID] : [];
    const before = Y.encodeStateVector(this.doc);
    this.doc.getMap("records").set(id, this.participantId);
    const update = Y.encodeStateAsUpdate(this.doc, before);
    return { at: AT, participantId: this.participantId, update, newClients };
  }
}

function segmentOf(sessionId: string, updates: readonly BoardUpdate[], epoch = FIRST_EPOCH): NewSegment {
  return { key: randomUUID(), sessionId, epoch, updates };
}

/** What every BoardStorage must guarantee. */
export function testBoardStorage(current: () => StorageUnderTest): void {
  const load = async (sessionId: string, epoch?: number) => {
    const board = await current().storage.load(sessionId, epoch);
    return { ...board, records: board.doc.getMap("records").toJSON() };
  };
  /** Returns the id of the session's segment. */
  const append = async (segment: NewSegment) => {
    const ids = await current().storage.append([segment]);
    return ids.get(segment.sessionId) as bigint;
  };

  test("a session without segments has an empty board of the first epoch", async () => {
    const board = await load(await current().createSession());
    expect(board).toMatchObject({ records: {}, epoch: FIRST_EPOCH, lastSegment: 0n, segmentsSinceKeyframe: 0 });
    expect(board.authors.size).toBe(0);
  });

  test("BRD-106 the board is all its segments in their order, and says whose its clientIDs are", async () => {
    const sessionId = await current().createSession();
    const [olive, carl] = [new Author("olive"), new Author("carl")];
    const first = await append(segmentOf(sessionId, [olive.draw("a"), olive.draw("b"), carl.draw("c")]));
    const second = await append(segmentOf(sessionId, [olive.draw("d")]));
    expect(second).toBeGreaterThan(first);
    const board = await load(sessionId);
    expect(board.records).toEqual({ a: "olive", b: "olive", c: "carl", d: "olive" });
    expect(board).toMatchObject({ epoch: FIRST_EPOCH, lastSegment: second, segmentsSinceKeyframe: 2 });
    expect(board.authors.ownerOf(olive.doc.clientID)).toBe("olive");
    expect(board.authors.ownerOf(carl.doc.clientID)).toBe("carl");
  });

  test("segments of several sessions are committed at once, and each board has its own", async () => {
    const { storage, createSession } = current();
    const sessionIds = [await createSession(), await createSession(), await createSession()];
    const ids = await storage.append(sessionIds.map((id) => segmentOf(id, [new Author(id).draw("drawn")])));
    expect([...ids.keys()].sort()).toEqual([...sessionIds].sort());
    expect(new Set(ids.values()).size).toBe(3);
    for (const id of sessionIds)
      expect(await load(id)).toMatchObject({ records: { drawn: id }, lastSegment: ids.get(id) });
  });

  test("BRD-12 a segment that comes again is stored once and has the id it had", async () => {
    const { storage, createSession } = current();
    const [sessionId, other] = [await createSession(), await createSession()];
    const segment = segmentOf(sessionId, [new Author("olive").draw("a")]);
    const id = await append(segment);
    const added = segmentOf(other, [new Author("carl").draw("b")]);
    const again = await storage.append([segment, added]);
    expect(again.get(sessionId)).toBe(id);
    expect(again.get(other)).toBeGreaterThan(id);
    expect(await load(sessionId)).toMatchObject({ records: { a: "olive" }, segmentsSinceKeyframe: 1 });
    expect(await load(other)).toMatchObject({ records: { b: "carl" }, segmentsSinceKeyframe: 1 });
  });

  test("BRD-106 a board is read from its newest keyframe and the segments after it", async () => {
    const { storage, createSession } = current();
    const sessionId = await createSession();
    const [olive, carl] = [new Author("olive"), new Author("carl")];
    const afterSegment = await append(segmentOf(sessionId, [olive.draw("a")]));
    const { doc, authors } = await load(sessionId);
    // The keyframe holds something that no segment has, which shows that it is read.
    doc.getMap("records").set("kept", "keyframe");
    const state = encodeKeyframe(doc, authors);
    await storage.saveKeyframe({ sessionId, epoch: FIRST_EPOCH, at: AT, afterSegment, state });
    expect(await load(sessionId)).toMatchObject({ lastSegment: afterSegment, segmentsSinceKeyframe: 0 });
    const lastSegment = await append(segmentOf(sessionId, [carl.draw("b")]));
    const board = await load(sessionId);
    expect(board.records).toEqual({ a: "olive", b: "carl", kept: "keyframe" });
    expect(board).toMatchObject({ lastSegment, segmentsSinceKeyframe: 1 });
    expect(board.authors.ownerOf(olive.doc.clientID)).toBe("olive");
    expect(board.authors.ownerOf(carl.doc.clientID)).toBe("carl");
  });

  test("the newest epoch is read, or an ended one as it was left", async () => {
    const sessionId = await current().createSession();
    const [olive, server] = [new Author("olive"), new Author(SERVER)];
    await append(segmentOf(sessionId, [olive.draw("a"), olive.draw("b")]));
    await append(segmentOf(sessionId, [server.draw("whole")], FIRST_EPOCH + 1));
    expect(await load(sessionId)).toMatchObject({ records: { whole: SERVER }, epoch: FIRST_EPOCH + 1 });
    const ended = await load(sessionId, FIRST_EPOCH);
    expect(ended).toMatchObject({ records: { a: "olive", b: "olive" }, epoch: FIRST_EPOCH });
  });

  test("a board with a hole is not read", async () => {
    const { storage, createSession } = current();
    const sessionId = await createSession();
    const olive = new Author("olive");
    olive.draw("lost");
    await append(segmentOf(sessionId, [olive.draw("b")]));
    await expect(storage.load(sessionId)).rejects.toThrow("hole");
  });

  test("BRD-18 a packed record is the same board, and goes on", async () => {
    const { storage, createSession } = current();
    const sessionId = await createSession();
    const olive = new Author("olive");
    await append(segmentOf(sessionId, [olive.draw("a")]));
    const afterSegment = await append(segmentOf(sessionId, [olive.draw("b")]));
    const { doc, authors } = await load(sessionId);
    const state = encodeKeyframe(doc, authors);
    await storage.saveKeyframe({ sessionId, epoch: FIRST_EPOCH, at: AT, afterSegment, state });
    const hash = new Uint8Array(32);
    await storage.saveHash({ sessionId, at: AT, afterSegment, version: 1, board: hash, seq: 1, state: hash });
    await storage.pack(sessionId);
    expect(await load(sessionId)).toMatchObject({ records: { a: "olive", b: "olive" }, lastSegment: afterSegment });
    const lastSegment = await append(segmentOf(sessionId, [olive.draw("c")]));
    expect(await load(sessionId)).toMatchObject({ records: { a: "olive", b: "olive", c: "olive" }, lastSegment });
  });
}
