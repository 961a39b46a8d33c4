import { carryOverEpoch } from "@casement/shared/document/epochs/carry-over-epoch";
import { addRow, edit, removeRow, setField, textOf, writeText } from "@casement/shared/document/sheets/edit-rows";
import { readSheets } from "@casement/shared/document/sheets/read-sheets";
import { SeededWriting } from "@casement/shared/testing/document/seeded-writing";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import * as Y from "yjs";
import { PrismaBoardStorage } from "../../board/storage/prisma-board-storage.js";
import { startInterview } from "../../testing/board-stage.js";
import { BoardTests } from "../../testing/board-tests.js";

const board = new BoardTests();

const ITEM = { sheet: "requirements", table: "item" } as const;
const items = ({ doc }: { doc: Y.Doc }) => readSheets(doc).requirements.item;
const texts = (client: { doc: Y.Doc }) => items(client).map(({ text }) => text);
const write = ({ doc }: { doc: Y.Doc }, id: string, next: string) =>
  writeText(doc, textOf(doc, id, "text") as Y.Text, next);

test("WKS-12 two people write in one row at once; both see all of it, it is saved, and a restart has it", async () => {
  await board.begin();
  const [owner, candidate] = [
    await board.enter(board.cast.owner).joined(),
    await board.enter(board.cast.candidate).joined(),
  ];
  const id = addRow(owner.doc, { ...ITEM, texts: { text: "post" } });
  await candidate.until((client) => texts(client).length === 1);
  for (let letter = 1; letter <= 20; letter += 1) {
    write(owner, id, `${"a".repeat(letter)}post${(texts(owner)[0] as string).split("post")[1]}`);
    write(candidate, id, `${(texts(candidate)[0] as string).split("post")[0]}post${"b".repeat(letter)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  setField(candidate.doc, { ...ITEM, id }, "scope", "later");
  const whole = `${"a".repeat(20)}post${"b".repeat(20)}`;
  for (const client of [owner, candidate]) {
    await client.until((each) => texts(each)[0] === whole && items(each)[0]?.scope === "later");
    await client.until(({ allSaved }) => allSaved);
  }
  expect(texts(await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId))).toEqual([whole]);
});

test("WKS-12 three people write at once, cut off now and then: all copies and the session log end equal", async () => {
  await board.begin();
  const clients = [board.cast.owner, board.cast.interviewer, board.cast.candidate].map((who) => board.enter(who));
  for (const client of clients) await client.joined();
  const random = seededRandom(2_026);
  const writers = clients.map(({ doc }) => new SeededWriting(doc, random));
  for (let turn = 0; turn < 600; turn += 1) {
    const who = random.below(clients.length);
    writers[who]?.edit();
    if (random.below(60) === 0) clients[who]?.provider.disconnect();
    if (random.below(20) === 0) for (const { provider } of clients) provider.connect();
    if (turn % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { provider } of clients) provider.connect();
  for (const client of clients) await client.until(({ allSaved }) => allSaved);
  const record = readSheets((await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId)).doc);
  for (const client of clients)
    await client.until(({ doc }) => JSON.stringify(readSheets(doc)) === JSON.stringify(record));
  expect(record.requirements.item.length).toBeGreaterThan(3);
});

test("WKS-13 observers write nothing in worksheets, nor anybody before the start", async () => {
  await board.begin({}, { started: false });
  const [owner, observer] = [
    await board.enter(board.cast.owner).joined(),
    await board.enter(board.cast.observer).joined(),
  ];
  addRow(owner.doc, { ...ITEM, texts: { text: "too early" } });
  await owner.until(({ notices }) => notices.includes("read-only"));
  await startInterview(board.stage, board.cast.sessionId);
  addRow(observer.doc, { ...ITEM, texts: { text: "not mine" } });
  await observer.until(({ notices }) => notices.includes("read-only"));
  // Edits kept until the owner may write are asked for and applied.
  await owner.until(({ allSaved }) => allSaved);
  const stranger = await board.enter(board.cast.candidate).joined();
  expect(texts(stranger)).toEqual(["too early"]);
});

test("WKS-11 a million rows are refused; their sender is told, everybody else goes on", async () => {
  await board.begin();
  const [owner, candidate] = [
    await board.enter(board.cast.owner).joined(),
    await board.enter(board.cast.candidate).joined(),
  ];
  edit(owner.doc, () => {
    for (let row = 0; row < 4000; row += 1) sheetRow(owner.doc, row);
  });
  await owner.until(({ notices }) => notices.includes("refused"));
  addRow(candidate.doc, { ...ITEM, texts: { text: "still here" } });
  await candidate.until(({ allSaved }) => allSaved);
  expect(texts(await board.enter(board.cast.interviewer).joined())).toEqual(["still here"]);
});

test("WKS-14 a new epoch keeps the worksheets, their texts can be edited, and unsaved writing is added", async () => {
  await board.begin({ unloadAfterMs: 0, compactFromBytes: 0 });
  const owner = await board.enter(board.cast.owner).joined();
  const id = addRow(owner.doc, { ...ITEM, texts: { text: "post" } });
  for (let turn = 0; turn < 80; turn += 1) {
    write(owner, id, `post ${turn}`);
    removeRow(owner.doc, addRow(owner.doc, ITEM));
  }
  await owner.until(({ allSaved }) => allSaved);
  owner.provider.disconnect();
  write(owner, id, "offline post 79");
  while ((await new PrismaBoardStorage(board.database.prisma).load(board.cast.sessionId)).epoch < 2)
    await new Promise((resolve) => setImmediate(resolve));
  const candidate = await board.enter(board.cast.candidate).joined();
  expect(texts(candidate)).toEqual(["post 79"]);
  write(candidate, id, "post 79, saved");
  await candidate.until(({ allSaved }) => allSaved);
  owner.provider.connect();
  await owner.until(({ notices }) => notices.includes("stale"));
  const ended = new Y.Doc();
  Y.applyUpdate(ended, owner.endedEpoch as Uint8Array);
  const again = await board.enter(board.cast.owner).joined();
  carryOverEpoch(ended, owner.doc, again.doc);
  await again.until(({ allSaved }) => allSaved);
  await candidate.until((client) => texts(client)[0] === "offline post 79, saved");
  removeRow(candidate.doc, id);
  await candidate.until(({ allSaved }) => allSaved);
});

function sheetRow(doc: Y.Doc, row: number): void {
  doc.getMap<Y.Map<unknown>>("sheets").set(
    `row${row}`,
    new Y.Map<unknown>([
      ["_", { ...ITEM }],
      ["text", new Y.Text("x")],
    ]),
  );
}
