import * as Y from "yjs";
import { seededRandom } from "../../testing/seeded-random.js";
import { orderBetween } from "../../worksheets/order.js";
import { textEdit } from "../../worksheets/text-edit.js";
import { addRow, moveRow, removeRow, setField, textOf, writeText } from "./edit-rows.js";
import { readSheets } from "./read-sheets.js";
import { sheetsOf } from "./stored-row.js";

const items = (doc: Y.Doc) => readSheets(doc).requirements.item;
const texts = (doc: Y.Doc) => items(doc).map(({ text }) => text);
const item = (text: string, more: object = {}) =>
  ({ sheet: "requirements", table: "item", texts: { text }, ...more }) as const;

test("WKS-1 a row reads back as it was written, with the default for values that nobody set", () => {
  const doc = new Y.Doc();
  const id = addRow(doc, item("Post a tweet", { values: { scope: "later" } }));
  setField(doc, { sheet: "requirements", table: "item", id }, "kind", "constraint");
  expect(items(doc)).toEqual([
    { id, parent: null, order: expect.any(String), kind: "constraint", scope: "later", text: "Post a tweet" },
  ]);
  expect(readSheets(new Y.Doc()).api.call).toEqual([]);
});

test("WKS-2 whatever a peer wrote, reading gives defaults, does not throw and reaches no prototype", () => {
  const doc = new Y.Doc();
  const rows = doc.getMap<unknown>("sheets");
  rows.set("a", 1);
  rows.set("b", new Y.Map());
  rows.set("c", new Y.Map<unknown>([["_", { sheet: "constructor", table: "toString" }]]));
  rows.set("d", new Y.Map<unknown>([["_", { sheet: "requirements", table: "item", parent: "nobody" }]]));
  rows.set("__proto__", new Y.Map<unknown>([["_", { sheet: "api", table: "call" }]]));
  rows.set(
    "e",
    new Y.Map<unknown>([
      ["_", { sheet: "requirements", table: "item", parent: 7 }],
      ["o", { not: "a string" }],
      ["kind", "evil"],
      ["scope", new Y.Array()],
      ["text", ["x"]],
      ["constructor", "no"],
    ]),
  );
  const [read] = items(doc);
  expect(items(doc)).toHaveLength(1);
  expect(read).toEqual({ id: "e", parent: null, order: "", kind: "functional", scope: "in", text: "" });
  expect(Object.getPrototypeOf({}).sheet).toBeUndefined();
});

test("WKS-3 rows are put first, last, between others and moved; removing a row removes its children", () => {
  const doc = new Y.Doc();
  const b = addRow(doc, item("b"));
  const d = addRow(doc, item("d"));
  const c = addRow(doc, item("c", { after: b }));
  addRow(doc, item("a", { after: null }));
  expect(texts(doc)).toEqual(["a", "b", "c", "d"]);
  moveRow(doc, d, b);
  moveRow(doc, c, null);
  expect(texts(doc)).toEqual(["c", "a", "b", "d"]);
  const topic = addRow(doc, { sheet: "deep-dive", table: "topic" });
  addRow(doc, { sheet: "deep-dive", table: "option", parent: topic, texts: { name: "Fan-out on write" } });
  removeRow(doc, topic);
  expect(sheetsOf(doc).size).toBe(4);
});

test("WKS-3 an order fits between any two, and a thousand rows added at an end keep theirs short", () => {
  const random = seededRandom(5);
  const orders = [orderBetween(null, null, random.next)];
  for (let turn = 0; turn < 2000; turn += 1) {
    const at = random.below(orders.length + 1);
    const made = orderBetween(orders[at - 1] ?? null, orders[at] ?? null, random.next);
    orders.splice(at, 0, made);
  }
  expect(orders).toEqual([...orders].sort());
  expect(new Set(orders).size).toBe(orders.length);
  let last = orderBetween(null, null);
  for (let turn = 0; turn < 1000; turn += 1) last = orderBetween(last, null);
  expect(last.length).toBeLessThan(60);
});

test("WKS-4 an edit of a text is as small as a person's, at the caret, and never half a character", () => {
  expect(textEdit("abc", "abc")).toBeNull();
  expect(textEdit("aaa", "aaaa", 2)).toEqual({ at: 1, remove: 0, insert: "a" });
  expect(textEdit("one two", "one three two", 10)).toEqual({ at: 4, remove: 0, insert: "three " });
  expect(textEdit("😀", "😁")).toEqual({ at: 0, remove: 2, insert: "😁" });
  const random = seededRandom(9);
  const letters = ["a", "b", "😀", "😁", " "];
  const word = () => Array.from({ length: random.below(8) }, () => random.pick(letters)).join("");
  for (let turn = 0; turn < 2000; turn += 1) {
    const [before, after] = [word(), word()];
    const change = textEdit(before, after, random.below(after.length + 1));
    const made =
      change === null ? before : before.slice(0, change.at) + change.insert + before.slice(change.at + change.remove);
    expect(made).toBe(after);
    expect(/\p{Surrogate}/u.test(change?.insert ?? "")).toBe(false);
  }
});

/** A person editing a worksheet whose updates arrive late, out of order and in bursts. */
class Person {
  readonly doc = new Y.Doc();
  readonly inbox: Uint8Array[] = [];
  away = false;
}

const ROUNDS = 8;
const OPERATIONS = 250;

test("WKS-5 whoever edits what, in whatever order it arrives: all end equal, and no typed character is lost", () => {
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const random = seededRandom(seed);
    const people = [new Person(), new Person(), new Person()];
    for (const person of people) {
      person.doc.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin !== "peer") for (const other of people) if (other !== person) other.inbox.push(update);
      });
    }
    const read = (person: Person) => {
      const [update] = person.inbox.splice(random.below(person.inbox.length), 1);
      if (update !== undefined) Y.applyUpdate(person.doc, update, "peer");
    };
    const typed = new Map<string, string[]>();
    const removed = new Set<string>();
    let stamp = 0;
    for (let turn = 0; turn < OPERATIONS; turn += 1) {
      const { doc } = random.pick(people);
      const rows = items(doc);
      const row = rows[random.below(rows.length)];
      const deed = random.below(20);
      if (row === undefined || deed < 2) addRow(doc, item("", { after: row?.id ?? null }));
      else if (deed === 2 && rows.length > 3) {
        removed.add(row.id);
        removeRow(doc, row.id);
      } else if (deed < 5) moveRow(doc, row.id, random.pick([null, ...rows.map(({ id }) => id)]));
      else if (deed < 8)
        setField(
          doc,
          { sheet: "requirements", table: "item", id: row.id },
          "scope",
          random.pick(["in", "later", "out"]),
        );
      else {
        const text = textOf(doc, row.id, "text") as Y.Text;
        const word = `<${stamp++}>`;
        typed.set(row.id, [...(typed.get(row.id) ?? []), word]);
        // Writes between words: a word with another inside it could no longer be found.
        const places = [0, ...[...text.toString().matchAll(/>/g)].map(({ index }) => index + 1)];
        const at = random.pick(places);
        writeText(doc, text, text.toString().slice(0, at) + word + text.toString().slice(at), at + word.length);
      }
      const reader = random.pick(people);
      if (random.below(40) === 0) reader.away = !reader.away;
      while (!reader.away && reader.inbox.length > 0 && random.below(4) > 0) read(reader);
    }
    for (const person of people) while (person.inbox.length > 0) read(person);
    const [first, ...others] = people.map(({ doc }) => readSheets(doc));
    for (const other of others) expect([seed, other]).toEqual([seed, first]);
    const left = new Map(first?.requirements.item.map(({ id, text }) => [id, text]));
    for (const [id, words] of typed) {
      if (removed.has(id)) continue;
      const missing = words.filter((word) => left.get(id)?.includes(word) !== true);
      expect([seed, id, missing]).toEqual([seed, id, []]);
    }
  }
});
