import { charactersOf } from "@casement/shared/lib/cut";
import { breakLines, CARD, factWords, layOutText, type Measure } from "./component-text";

/** Ten px a letter, so that a test can count widths. */
const measure: Measure = (text) => text.length * 10;
const facts = { label: "", replicas: null, shards: null, capacity: "", technology: "", note: "" };
/** Width of a card with room for this many letters beside the icon. */
const widthFor = (letters: number) => letters * 10 + CARD.padding * 2 + CARD.tile + CARD.gap;

test("CMP-10 a label is broken between words, and between letters where one word is too wide", () => {
  const widthOf = (text: string) => text.length * 10;
  expect(breakLines("timeline service", 100, widthOf)).toEqual(["timeline", "service"]);
  expect(breakLines("abcdefghij k", 40, widthOf)).toEqual(["abcd", "efgh", "ij k"]);
  expect(breakLines("", 40, widthOf)).toEqual([]);
});

test("CMP-10 a word that is too wide is broken between what people see as characters", () => {
  const widthOf = (text: string) => text.length * 10;
  expect(breakLines("👩‍👩‍👧👩‍👩‍👧", 100, widthOf)).toEqual(["👩‍👩‍👧", "👩‍👩‍👧"]);
  expect(breakLines("タイムライン", 40, widthOf)).toEqual(["タイムラ", "イン"]);
  expect(breakLines("नमस्ते", 10, widthOf)).toEqual([...charactersOf("नमस्ते")]);
});

test("CMP-10 facts are put into words, and only those that were given", () => {
  expect(factWords({ ...facts, technology: "Redis", replicas: 3, shards: 1, capacity: "1 TB" })).toEqual([
    "Redis",
    "3 copies",
    "1 shard",
    "1 TB",
  ]);
  expect(factWords(facts)).toEqual([]);
});

test("CMP-10 the card grows with its text, and nothing of it is cut off", () => {
  const one = layOutText({ ...facts, label: "Cache" }, null, widthFor(12), measure);
  const much = { ...facts, label: "Home timelines of everybody", technology: "Redis", note: "sharded by user id" };
  const more = layOutText(much, "230 000 req/s", widthFor(12), measure);
  expect(one.height).toBe(CARD.height - 4);
  expect(more.height).toBeGreaterThan(one.height);
  expect([...more.label, ...more.facts].join(" ")).toContain("sharded by");
  expect(more.facts.join(" ")).toContain("230 000");
});
