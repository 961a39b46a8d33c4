import { CLOSE } from "@casement/shared/contract/close-codes";
import { BOARD_SCHEMA } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { type BoardClient, startInterview } from "../../testing/board-stage.js";
import { BoardTests } from "../../testing/board-tests.js";

const board = new BoardTests();
beforeEach(() => board.begin({}, { started: false }));

const pair = () => Promise.all([board.enter(board.cast.owner).joined(), board.enter(board.cast.candidate).joined()]);

describe("joining", () => {
  test("BRD-101 a stock provider joins and finds the seeded board", async () => {
    const stock = await board.enter(board.cast.candidate, { saved: false }).joined();
    expect(stock.doc.getMap("records").has("page:page")).toBe(true);
    expect(stock.doc.getMap("meta").toJSON()).toEqual({ schema: 2, epoch: 1 });
  });

  test("BRD-101 a new board is seeded once, however many come at once", async () => {
    const clients = await Promise.all(
      [board.cast.owner, board.cast.interviewer, board.cast.candidate].map((who) => board.enter(who).joined()),
    );
    expect(new Set(clients.map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString("hex"))).size).toBe(1);
    expect(Y.decodeStateVector(Y.encodeStateVector((clients[0] as BoardClient).doc)).size).toBe(1);
  });

  test("BRD-102 two people see each other's work", async () => {
    await startInterview(board.stage, board.cast.sessionId);
    const [owner, candidate] = await pair();
    owner.draw("shape:a");
    candidate.draw("shape:b");
    await owner.until(({ records }) => records.has("shape:b"));
    await candidate.until(({ records }) => records.has("shape:a"));
    expect(owner.records.toJSON()).toEqual(candidate.records.toJSON());
  });

  test.each([
    ["nobody signed in", { cookie: "" }, CLOSE.SIGN_IN_EXPIRED],
    ["a session that does not exist", { sessionId: "nowhere" }, CLOSE.GONE],
  ])("SEC-B1 %s is turned away for good", async (_who, change, code) => {
    const client = await board.enter({ ...board.cast.owner, ...change }).until(({ closed }) => closed !== null);
    expect(client.closed?.code).toBe(code);
    expect(client.provider.shouldConnect).toBe(false);
  });
});

describe("saving", () => {
  test("BRD-105 *saved* is sent after the commit, with the right count", async () => {
    await startInterview(board.stage, board.cast.sessionId);
    const owner = await board.enter(board.cast.owner).joined();
    for (let index = 0; index < 20; index += 1) owner.draw(`shape:${index}`);
    await owner.until(({ saved }) => saved === 20);
    const segments = await board.database.prisma.boardSegment.findMany({ where: { sessionId: board.cast.sessionId } });
    expect(segments.reduce((sum, { count }) => sum + count, 0)).toBe(21);
  });

  test("BRD-106 a restart brings back all of it, and whose clientIDs they are", async () => {
    await startInterview(board.stage, board.cast.sessionId);
    const owner = await board.enter(board.cast.owner).joined();
    owner.draw("shape:kept");
    await owner.until(({ allSaved }) => allSaved);
    const before = owner.records.toJSON();
    owner.close();
    await board.restart();
    const again = await board.enter(board.cast.candidate).joined();
    expect(again.records.toJSON()).toEqual(before);
    const state = Y.encodeStateAsUpdate(again.doc);
    const read = new Y.Doc();
    Y.applyUpdate(read, await board.stage.board.readBoard(board.cast.sessionId));
    expect(Buffer.from(Y.encodeStateAsUpdate(read))).toEqual(Buffer.from(state));
  });
});

describe("authority", () => {
  test("SEC-B2 nobody writes before the start, all three drawers after it", async () => {
    const owner = await board.enter(board.cast.owner).joined();
    await owner.until(({ notices }) => notices.includes("read-only"));
    owner.draw("shape:early");
    await owner.until(({ notices }) => notices.length === 2);
    expect(owner.saved).toBe(0);
    await startInterview(board.stage, board.cast.sessionId);
    // The server asks again for what it refused, so that the early shape is not lost.
    await owner.until(({ allSaved, notices }) => notices.at(-1) === "writable" && allSaved);
    const candidate = await board.enter(board.cast.candidate).joined();
    expect(candidate.records.has("shape:early")).toBe(true);
  });

  test("SEC-B2 an observer's writing reaches nobody", async () => {
    await startInterview(board.stage, board.cast.sessionId);
    const [owner] = await pair();
    const observer = await board.enter(board.cast.observer).joined();
    observer.draw("shape:sneaked");
    await observer.until(({ notices }) => notices.filter((notice) => notice === "read-only").length === 2);
    owner.draw("shape:after");
    await observer.until(({ records }) => records.has("shape:after"));
    expect(owner.records.has("shape:sneaked")).toBe(false);
    expect(observer.saved).toBe(0);
  });

  test("SEC-B3 a removed person is cut off at once", async () => {
    await startInterview(board.stage, board.cast.sessionId);
    const [owner, candidate] = await pair();
    const { participantId } = board.cast.candidate;
    board.stage.deps.bus.publish({
      type: "participants-removed",
      sessionId: board.cast.sessionId,
      participantIds: [participantId],
    });
    candidate.draw("shape:late");
    owner.draw("shape:own");
    await candidate.until(({ closed }) => closed !== null);
    expect(candidate.closed?.code).toBe(CLOSE.REVOKED);
    expect(candidate.records.has("shape:own")).toBe(false);
    await owner.until(({ allSaved }) => allSaved);
    expect(owner.records.has("shape:late")).toBe(false);
  });

  test("SEC-B3 signing out and deleting the session close with their codes", async () => {
    const [owner, candidate] = await pair();
    board.stage.deps.bus.publish({ type: "sign-ins-ended", signInIds: [board.cast.candidate.signInId] });
    await candidate.until(({ closed }) => closed !== null);
    board.stage.deps.bus.publish({ type: "session-deleted", sessionId: board.cast.sessionId });
    await owner.until(({ closed }) => closed !== null);
    expect([candidate.closed?.code, owner.closed?.code]).toEqual([CLOSE.SIGN_IN_EXPIRED, CLOSE.GONE]);
  });

  test("SEC-B4 the end of the interview shuts the board for an observer; a candidate keeps it to look at", async () => {
    await startInterview(board.stage, board.cast.sessionId);
    const [owner, candidate] = await pair();
    const observer = await board.enter(board.cast.observer).joined();
    await board.stage.deps.sessionLogs.commit(board.cast.sessionId, null, () => [
      { kind: "session.ended", payload: {} },
    ]);
    await observer.until(({ closed }) => closed !== null);
    expect(observer.closed?.code).toBe(CLOSE.REVOKED);
    await Promise.all(
      [owner, candidate].map((client) => client.until(({ notices }) => notices.at(-1) === "read-only")),
    );
    candidate.draw("shape:late");
    await candidate.until(({ notices }) => notices.length === 3);
    expect([candidate.closed, candidate.saved, owner.closed]).toEqual([null, 0, null]);
    expect(owner.records.has("shape:late")).toBe(false);
  });
});

test("BRD-19 a client of an older layout is told to reload, and changes nothing", async () => {
  await startInterview(board.stage, board.cast.sessionId);
  const old = board.enter(board.cast.candidate);
  old.provider.disconnect();
  old.provider.params = { saved: "1", schema: String(BOARD_SCHEMA - 1) };
  old.draw("shape:old");
  old.provider.connect();
  await old.until(({ closed }) => closed?.code === CLOSE.PROTOCOL_VERSION);
  const owner = await board.enter(board.cast.owner).joined();
  expect(owner.records.has("shape:old")).toBe(false);
  // A new page takes the place of the old one.
  old.provider.params = { saved: "1", schema: String(BOARD_SCHEMA) };
  old.provider.connect();
  await owner.until(({ records }) => records.has("shape:old"));
});

describe("presence", () => {
  test("BRD-109 cursors arrive with the server's name and role, and end with the connection", async () => {
    const [owner, candidate] = await pair();
    candidate.provider.awareness.setLocalState({ cursor: { x: 1, y: 2 }, user: { role: "owner", name: "Forged" } });
    const id = candidate.doc.clientID;
    const seen = () => owner.provider.awareness.getStates().get(id);
    await owner.until(() => seen()?.cursor !== undefined);
    const { participantId, role } = board.cast.candidate;
    expect(seen()?.user).toEqual({ participantId, role, name: "Some candidate", color: "#5c7cfa" });
    candidate.close();
    await owner.until(() => seen() === undefined);
  });
});
