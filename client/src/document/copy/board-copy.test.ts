import { CLOSE } from "@casement/shared/contract/close-codes";
import { recordsOf } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { draw, installPage, Wire } from "@/session/wire.testing";
import { BoardClient } from "../board-client";
import { boardStatus } from "../board-status";
import { KeptStorage } from "./kept-storage.testing";

const realTimeout = setTimeout;
let storage: KeptStorage;
let leave: (() => void)[] = [];
let clients: BoardClient[] = [];

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ["queueMicrotask", "nextTick", "performance"] });
  storage = new KeptStorage();
  leave = [installPage(), storage.install()];
});
afterEach(() => {
  for (const client of clients) client.destroy();
  clients = [];
  for (const each of leave) each();
  jest.useRealTimers();
});

/** Delivers every message that is on its way: all arrive within one turn of the event loop. */
async function settle(): Promise<void> {
  await jest.advanceTimersByTimeAsync(1);
  await new Promise((resolve) => realTimeout(resolve));
}

interface Tab {
  readonly client: BoardClient;
  readonly said: string[];
}

/** Opens a tab; all tabs belong to one person. */
async function open(participantId = "p1"): Promise<Tab> {
  const said: string[] = [];
  const client = new BoardClient({
    sessionId: "s1",
    participantId,
    onStale: () => undefined,
    onCopyKept: (kept) => said.push(kept ? "a copy after all" : "no copy"),
  });
  clients.push(client);
  client.setAllowed(true);
  void client.start();
  await settle();
  return { client, said };
}

function close(tab: Tab): void {
  tab.client.destroy();
  clients = clients.filter((client) => client !== tab.client);
}

/** The shapes that everybody else has. */
const others = () => [...recordsOf(Wire.doc).keys()].filter((id) => id.startsWith("shape:"));

/** Makes an edit, and checks that the badge counts it until the server has acknowledged it. */
function drawCounted({ client }: Tab, id: string): void {
  Wire.answering = false;
  draw(client.doc, id);
  expect(boardStatus()).toMatchObject({ state: "saving" });
}

async function answered(): Promise<void> {
  Wire.answering = true;
  for (const wire of Wire.wires) if (wire.readyState === Wire.OPEN) wire.acknowledge();
  await settle();
}

const FAILURES: Readonly<Record<string, () => Promise<void> | void>> = {
  "the browser closes it and tells nobody": () => storage.closeQuietly(),
  "site data are cleared": () => storage.clear(),
  "another tab deletes the database": () => void storage.deleteDatabase("casement-board-s1-p1"),
  "the quota is used up": () => {
    storage.mood = "full";
  },
  "the storage hangs": () => {
    storage.mood = "hangs";
  },
};

describe.each(Object.entries(FAILURES))("BRD-80 %s", (_way, fail) => {
  test.each(["before", "during", "after"])("%s an edit: nothing lost, no false Saved, one sentence", async (moment) => {
    const tab = await open();
    if (moment === "before") await fail();
    if (moment === "during") tab.client.doc.once("beforeTransaction", () => void fail());
    drawCounted(tab, "shape:1");
    if (moment === "after") await fail();
    drawCounted(tab, "shape:2");
    await settle();
    expect(others()).toEqual(["shape:1", "shape:2"]);
    expect(boardStatus()).toMatchObject({ state: "saving", pending: 2 });
    await answered();
    expect(boardStatus()).toMatchObject({ state: "saved" });

    // The tab still receives others' edits.
    const theirs = new Y.Doc();
    draw(theirs, "shape:theirs");
    Wire.wires.at(-1)?.relay(Y.encodeStateAsUpdate(theirs));
    await settle();
    expect([...recordsOf(tab.client.doc).keys()]).toContain("shape:theirs");
    drawCounted(tab, "shape:3");
    await answered();
    expect(others()).toContain("shape:3");
    expect(boardStatus()).toMatchObject({ state: "saved" });

    await jest.advanceTimersByTimeAsync(60_000);
    expect(tab.said).toEqual(["no copy"]);
    // A reload gets everything from the server.
    close(tab);
    storage.mood = "works";
    const later = await open();
    expect([...recordsOf(later.client.doc).keys()].filter((id) => id.startsWith("shape:"))).toHaveLength(4);
    expect(later.said).toEqual([]);
    expect(storage.rowCount).toBeGreaterThan(0);
  });

  test("also with the connection lost: sent on return while the page stays, and never called saved before", async () => {
    const tab = await open();
    tab.client.whenConnecting((provider) => provider.disconnect());
    draw(tab.client.doc, "shape:1");
    await fail();
    draw(tab.client.doc, "shape:2");
    await settle();
    expect(boardStatus()).toMatchObject({ state: "offline", pending: 2 });
    tab.client.whenConnecting((provider) => provider.connect());
    await settle();
    expect(others()).toEqual(["shape:1", "shape:2"]);
    expect(boardStatus()).toMatchObject({ state: "saved" });
  });
});

test.each(["hangs", "refuses to open"] as const)(
  "BRD-80 a storage that %s keeps no board from opening",
  async (mood) => {
    storage.mood = mood;
    const tab = await open();
    await jest.advanceTimersByTimeAsync(15_000);
    await settle();
    drawCounted(tab, "shape:1");
    await answered();
    expect(others()).toEqual(["shape:1"]);
    expect(boardStatus()).toMatchObject({ state: "saved" });
    expect(tab.said).toEqual(["no copy"]);
  },
);

test.each([3500, 20_000])("BRD-80 a copy that opens %s ms late is taken over, and goes on being kept", async (late) => {
  const before = await open();
  before.client.whenConnecting((provider) => provider.disconnect());
  draw(before.client.doc, "shape:offline");
  clients = [];
  storage.mood = "hangs";
  const tab = await open();
  await jest.advanceTimersByTimeAsync(late);
  await settle();
  draw(tab.client.doc, "shape:meanwhile");
  await settle();
  expect(others()).toEqual(["shape:meanwhile"]);
  Wire.answering = false;
  storage.wake();
  await settle();
  await settle();
  expect(others()).toEqual(["shape:meanwhile", "shape:offline"]);
  expect(boardStatus()).toMatchObject({ state: "saving" });
  await answered();
  expect(boardStatus()).toMatchObject({ state: "saved" });
  expect(tab.said).toEqual(late > 15_000 ? ["no copy", "a copy after all"] : []);

  // Edits made offline from now on are in the browser, and so are those made before the copy opened.
  tab.client.whenConnecting((provider) => provider.disconnect());
  draw(tab.client.doc, "shape:later");
  await settle();
  clients = [];
  Wire.doc = new Y.Doc();
  const later = await open();
  expect([...recordsOf(later.client.doc).keys()]).toEqual(
    expect.arrayContaining(["shape:offline", "shape:meanwhile", "shape:later"]),
  );
  before.client.destroy();
  tab.client.destroy();
});

test("BRD-80 a storage that writes late keeps everything all the same", async () => {
  const tab = await open();
  tab.client.whenConnecting((provider) => provider.disconnect());
  storage.mood = "hangs";
  for (let index = 0; index < 20; index++) {
    draw(tab.client.doc, `shape:${index}`);
    await jest.advanceTimersByTimeAsync(1000);
  }
  expect(tab.said).toEqual(["no copy"]);
  storage.wake();
  await settle();
  expect(tab.said).toEqual(["no copy", "a copy after all"]);
  clients = [];
  const later = await open();
  expect(recordsOf(later.client.doc).size).toBeGreaterThanOrEqual(20);
  tab.client.destroy();
});

test("BRD-80 a copy that opens after its board was taken away is erased", async () => {
  const before = await open();
  before.client.whenConnecting((provider) => provider.disconnect());
  draw(before.client.doc, "shape:offline");
  close(before);
  storage.mood = "hangs";
  await open();
  await jest.advanceTimersByTimeAsync(4000);
  Wire.wires.at(-1)?.close(CLOSE.REVOKED);
  storage.wake();
  await settle();
  await settle();
  expect(storage.rowCount).toBe(0);
});

describe("BRD-81 two tabs of one person", () => {
  test.each(["before", "during", "after"])("one leaves %s an edit of the other", async (moment) => {
    const [first, second] = [await open(), await open()];
    if (moment === "before") close(first);
    if (moment === "during") second.client.doc.once("beforeTransaction", () => close(first));
    draw(second.client.doc, "shape:1");
    if (moment === "after") close(first);
    await settle();
    draw(second.client.doc, "shape:2");
    await settle();
    expect(others()).toEqual(["shape:1", "shape:2"]);
    expect(boardStatus()).toMatchObject({ state: "saved" });
    expect(second.said).toEqual([]);
  });

  test("what one of them has not saved stays in the browser when the other leaves with all saved", async () => {
    const [first, second] = [await open(), await open()];
    draw(first.client.doc, "shape:saved");
    await settle();
    second.client.whenConnecting((provider) => provider.disconnect());
    draw(second.client.doc, "shape:offline");
    close(first);
    await settle();
    // The browser ends the tab: nothing is erased, nothing is closed.
    clients = [];
    const later = await open();
    expect(others()).toContain("shape:offline");
    expect([...recordsOf(later.client.doc).keys()]).toEqual(expect.arrayContaining(["shape:saved", "shape:offline"]));
    second.client.destroy();
  });

  test("nothing stays behind once all have left with everything saved", async () => {
    const [first, second] = [await open(), await open()];
    for (const [index, { client }] of [first, second].entries()) draw(client.doc, `shape:${index}`);
    await settle();
    close(first);
    await settle();
    close(second);
    await settle();
    expect(storage.rowCount).toBe(0);
  });
});

test("BRD-26 edits that an ended tab kept are pending until the server has acknowledged them", async () => {
  const tab = await open();
  tab.client.whenConnecting((provider) => provider.disconnect());
  draw(tab.client.doc, "shape:offline");
  clients = [];
  Wire.answering = false;
  await open();
  expect(others()).toEqual(["shape:offline"]);
  expect(boardStatus()).toMatchObject({ state: "saving" });
  await answered();
  expect(boardStatus()).toMatchObject({ state: "saved" });
  tab.client.destroy();
});

test("BRD-80 five hundred rows become one, with everything in it", async () => {
  const tab = await open();
  tab.client.whenConnecting((provider) => provider.disconnect());
  for (let index = 0; index < 1300; index++) draw(tab.client.doc, `shape:${index}`);
  await settle();
  expect(storage.rowCount).toBeLessThan(501);
  Wire.wires = [];
  Wire.doc = new Y.Doc();
  clients = [];
  const later = await open();
  expect(recordsOf(later.client.doc).size).toBeGreaterThanOrEqual(1300);
  tab.client.destroy();
});
