import { addRow, textOf } from "@casement/shared/document/sheets/edit-rows";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import * as Y from "yjs";
import { linesOf } from "./lines-of";
import { placeAfter, TextBinding } from "./text-binding";

/** A field with a person typing at its caret. */
class Field {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;

  setSelectionRange(start: number, end: number): void {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }

  put(text: string): void {
    const { value, selectionStart: start, selectionEnd: end } = this;
    this.value = value.slice(0, start) + text + value.slice(end);
    this.setSelectionRange(start + text.length, start + text.length);
  }
}

function open(doc: Y.Doc, id: string, admits = (_characters: number) => true) {
  const field = new Field();
  const text = textOf(doc, id, "text") as Y.Text;
  const binding = new TextBinding({ field, text, hasFocus: () => true, admits, shown: () => undefined });
  const type = (letters: string) => {
    for (const letter of letters) {
      field.put(letter);
      binding.typed();
    }
  };
  return { doc, field, text, binding, type };
}

/** Two people at the same cell; they exchange their updates when they `meet`. */
function pair(start: string) {
  const first = new Y.Doc();
  const id = addRow(first, { sheet: "requirements", table: "item", texts: { text: start } });
  const second = new Y.Doc();
  const meet = () => {
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first), "peer");
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second), "peer");
  };
  meet();
  return { ana: open(first, id), ben: open(second, id), meet };
}

test("WKS-20 both write in one cell: nothing is lost, and each caret stays in its place", () => {
  const { ana, ben, meet } = pair("post a tweet");
  ana.field.setSelectionRange(0, 0);
  ben.field.setSelectionRange(12, 12);
  ana.type("we ");
  ben.type(" now");
  meet();
  expect([ana.field.value, ben.field.value]).toEqual(["we post a tweet now", "we post a tweet now"]);
  expect([ana.field.selectionStart, ben.field.selectionStart]).toEqual([3, 19]);
  // A selection is replaced by typing; the other's caret inside it moves to its beginning.
  ana.field.setSelectionRange(8, 15);
  ben.field.setSelectionRange(11, 11);
  ana.type("it");
  meet();
  expect([ben.field.value, ben.field.selectionStart]).toEqual(["we post it now", 8]);
});

test("WKS-21 while an input method composes, neither text nor field changes; the word lands in place", () => {
  const { ana, ben, meet } = pair("AB");
  ana.field.setSelectionRange(1, 1);
  ana.binding.compose(true);
  ana.field.put("に");
  ana.binding.typed();
  ben.field.setSelectionRange(0, 0);
  ben.type("start ");
  ben.field.setSelectionRange(8, 8);
  ben.type(" end");
  meet();
  expect([ana.field.value, ben.field.value]).toEqual(["AにB", "start AB end"]);
  ana.field.put("ほ");
  ana.binding.compose(false);
  meet();
  expect([ana.field.value, ben.field.value]).toEqual(["start AにほB end", "start AにほB end"]);
  expect(ana.field.selectionStart).toBe("start Aにほ".length);
});

test("WKS-22 a text that does not fit is taken back, and the text stays as it was", () => {
  const doc = new Y.Doc();
  const id = addRow(doc, { sheet: "requirements", table: "item", texts: { text: "full" } });
  const { field, text, type } = open(doc, id, (characters) => characters <= 0);
  field.setSelectionRange(4, 4);
  type("er");
  expect([field.value, text.toString(), field.selectionStart]).toEqual(["full", "full", 4]);
  field.setSelectionRange(2, 4);
  type("n");
  expect(text.toString()).toBe("fun");
});

test("WKS-20 random edits in one cell, with late messages: fields and texts are equal in the end", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const random = seededRandom(seed);
    const { ana, ben, meet } = pair("start");
    for (let turn = 0; turn < 120; turn += 1) {
      const { field, binding, type } = random.pick([ana, ben]);
      const letters = [...field.value];
      const place = () => letters.slice(0, random.below(letters.length + 1)).join("").length;
      const places = [place(), place()].sort((a, b) => a - b);
      field.setSelectionRange(
        places[0] as number,
        random.below(4) === 0 ? (places[1] as number) : (places[0] as number),
      );
      if (random.below(5) === 0) {
        field.put("");
        binding.typed();
      } else type(random.pick(["a", "😀", " b", "aa"]));
      if (random.below(3) === 0) meet();
    }
    meet();
    expect([seed, ana.field.value]).toEqual([seed, ben.field.value]);
    expect(ana.field.value).toBe(ana.text.toString());
  }
});

test("WKS-20 a position moves with the changes before it", () => {
  expect(placeAfter(3, [{ retain: 1 }, { insert: "xx" }])).toBe(5);
  expect(placeAfter(3, [{ retain: 3 }, { insert: "xx" }])).toBe(3);
  expect(placeAfter(3, [{ retain: 1 }, { delete: 9 }])).toBe(1);
});

test("WKS-23 pasted lines become rows without list markers and blank lines", () => {
  expect(linesOf("- one\r\n* two\n\n 3. three \n[x] four\n5 apples")).toEqual([
    "one",
    "two",
    "three",
    "four",
    "5 apples",
  ]);
});
