import * as Y from "yjs";
import { SeededWriting } from "../../testing/document/seeded-writing.js";
import { seededRandom } from "../../testing/seeded-random.js";
import { carryOver } from "../epochs/carry-over.js";
import { carryOverEpoch } from "../epochs/carry-over-epoch.js";
import { rebuildBoard } from "../epochs/rebuild-board.js";
import { epochClientId, seedBoard } from "../schema.js";
import { addRow, moveRow, removeRow, setField, textOf, writeText } from "./edit-rows.js";
import { mergeTexts } from "./merge-texts.js";
import { readSheets } from "./read-sheets.js";
import { sheetsOf, storedRows } from "./stored-row.js";

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = epochClientId(1);
  seedBoard(doc);
  return doc;
}

const item = (doc: Y.Doc, text: string) => addRow(doc, { sheet: "requirements", table: "item", texts: { text } });
const text = (doc: Y.Doc, id: string) => textOf(doc, id, "text") as Y.Text;
const write = (doc: Y.Doc, id: string, next: string) => writeText(doc, text(doc, id), next);
const scope = (doc: Y.Doc, id: string, value: "in" | "later" | "out") =>
  setField(doc, { sheet: "requirements", table: "item", id }, "scope", value);
const texts = (doc: Y.Doc) => readSheets(doc).requirements.item.map((row) => row.text);

test("WKS-6 a rebuilt document has the same worksheets without their history, and their texts can be edited", () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const server = seeded();
    const person = copyOf(server);
    const writing = new SeededWriting(person, seededRandom(seed));
    for (let turn = 0; turn < 300; turn += 1) writing.edit();
    sheetsOf(person).set(
      "newer",
      new Y.Map<unknown>([
        ["_", { sheet: "future", table: "t" }],
        ["x", new Y.Text("kept")],
      ]),
    );
    const rebuilt = rebuildBoard(person, 2);
    expect([seed, [...storedRows(rebuilt)].sort()]).toEqual([seed, [...storedRows(person)].sort()]);
    expect([...rebuilt.store.clients.keys()]).toEqual([epochClientId(2)]);
    const [first] = readSheets(rebuilt).requirements.item;
    const next = copyOf(rebuilt);
    if (first !== undefined) write(next, first.id, `${first.text}!`);
    expect(readSheets(next).requirements.item[0]?.text).toBe(first && `${first.text}!`);
  }
});

test("WKS-7 what a refused copy shows is made again, and what others did meanwhile stays", () => {
  const server = seeded();
  const [a, b, c] = ["one two", "two", "three"].map((each) => item(server, each)) as [string, string, string];
  const kept = copyOf(server);
  const lost = copyOf(kept);
  item(lost, "lost");
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(lost));
  write(kept, a, "one and two");
  scope(kept, a, "later");
  removeRow(kept, b);
  moveRow(kept, c, null);
  write(server, a, "one two!");
  const theirs = item(server, "theirs");
  const fresh = copyOf(server);
  expect(carryOver(kept, fresh)).toBe(4);
  expect(readSheets(fresh)).toEqual(readSheets(kept));
  expect(texts(fresh)).toEqual(expect.arrayContaining(["three", "one and two!", "theirs", "lost"]));
  expect(storedRows(fresh).has(theirs)).toBe(true);
  // The edits depend on no update that the server lacks, and others can still write in the text.
  Y.applyUpdate(server, Y.encodeStateAsUpdate(fresh, Y.encodeStateVector(server)));
  expect([server.store.pendingStructs, server.store.pendingDs]).toEqual([null, null]);
  expect(readSheets(server)).toEqual(readSheets(fresh));
});

test("WKS-8 unsaved writing of an ended epoch is put on top of what others did since, word by word", () => {
  const saved = seeded();
  const ids = ["mine", "we both wrote here", "theirs", "gone here", "gone there", "scoped"].map((each) =>
    item(saved, each),
  );
  const [mine, both, theirs, goneHere, goneThere, scoped] = ids as [string, string, string, string, string, string];
  const kept = copyOf(saved);
  write(kept, mine, "mine, more");
  write(kept, both, "we both wrote offline here");
  write(kept, goneThere, "gone there, still written");
  scope(kept, scoped, "out");
  removeRow(kept, goneHere);
  item(kept, "new here");
  const late = item(saved, "late");
  const present = rebuildBoard(saved, 2);
  present.clientID = 5;
  write(present, both, "we both really wrote here now");
  write(present, theirs, "theirs, changed");
  moveRow(present, scoped, null);
  removeRow(present, goneThere);
  const fresh = copyOf(present);
  expect(carryOverEpoch(saved, kept, fresh)).toBe(5);
  expect(texts(fresh).sort()).toEqual(
    ["late", "mine, more", "new here", "scoped", "theirs, changed", "we both really wrote offline here now"].sort(),
  );
  const [first] = readSheets(fresh).requirements.item;
  expect(first).toMatchObject({ id: scoped, scope: "out" });
  expect(storedRows(fresh).has(late)).toBe(true);
  Y.applyUpdate(present, Y.encodeStateAsUpdate(fresh, Y.encodeStateVector(present)));
  expect([present.store.pendingStructs, present.store.pendingDs]).toEqual([null, null]);
  expect(readSheets(present)).toEqual(readSheets(fresh));
});

test("WKS-8 the merge of two changed texts holds everything that either wrote", () => {
  const random = seededRandom(11);
  for (let round = 0; round < 300; round += 1) {
    const base = Array.from({ length: random.below(12) }, (_none, at) => `w${at}`);
    const [mine, theirs] = ["m", "t"].map((who) => {
      const words = base.filter(() => random.below(6) > 0);
      for (let more = random.below(5); more > 0; more -= 1)
        words.splice(random.below(words.length + 1), 0, `${who}${round}-${more}`);
      return words;
    }) as [string[], string[]];
    const merged = mergeTexts(base.join(" "), mine.join(" "), theirs.join(" "));
    for (const word of [...mine, ...theirs]) if (!base.includes(word)) expect(merged).toContain(word);
  }
});

test("WKS-9 a document from before there were worksheets opens with none, and accepts them", () => {
  const old = new Y.Doc();
  old.getMap("meta").set("schema", 1);
  const copy = copyOf(old);
  expect(Object.values(readSheets(copy)).flatMap((tables) => Object.values(tables).flat())).toEqual([]);
  item(copy, "first");
  expect(texts(copy)).toEqual(["first"]);
});
