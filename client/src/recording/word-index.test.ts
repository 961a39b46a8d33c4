import { NO_DIFF } from "@casement/shared/document/replay/board-diff";
import { WordIndex } from "./word-index";

const box = (id: string, text: string) => ({ id, typeName: "shape", type: "geo", props: { text } });
const row = (id: string, text: string) => ({
  id,
  sheet: "requirements",
  table: "item",
  parent: null,
  order: "a",
  fields: { text },
});

function typed(...texts: readonly string[]): WordIndex {
  const index = new WordIndex();
  for (const [second, text] of texts.entries())
    index.add(second * 1000, {
      ...NO_DIFF,
      put: text === "" ? [] : [box("shape:1", text)],
      removed: text === "" ? ["shape:1"] : [],
    });
  return index;
}

test("UI-195 words are found at the moment at which they appeared, with the text that they became part of", () => {
  const index = typed("R", "Redis", "Redis cache");
  expect(index.find("REDIS").found).toEqual([{ id: "shape:1", t: 1000, text: "Redis cache", sheet: null }]);
  expect(index.find("cache redis").found).toMatchObject([{ t: 2000 }]);
  expect(index.find("kafka").found).toEqual([]);
  expect(index.find("  ").found).toEqual([]);
});

test("UI-195 words that left and came back are found twice", () => {
  expect(
    typed("Redis", "", "Redis")
      .find("redis")
      .found.map(({ t }) => t),
  ).toEqual([0, 2000]);
  expect(
    typed("Redis", "Memcached", "Redis")
      .find("redis")
      .found.map(({ t }) => t),
  ).toEqual([0, 2000]);
});

test("UI-195 worksheets are searched too, in the order of time", () => {
  const index = new WordIndex();
  index.add(1000, { ...NO_DIFF, rows: { put: [row("r1", "Post a tweet")], removed: [] } });
  index.add(2000, { ...NO_DIFF, put: [box("r1", "Tweet service")] });
  expect(index.find("tweet").found).toEqual([
    { id: "r1", t: 1000, text: "Post a tweet", sheet: "requirements" },
    { id: "r1", t: 2000, text: "Tweet service", sheet: null },
  ]);
});

test("UI-195 what was there before the start is found at the start, and of very many the first are sent", () => {
  const index = new WordIndex();
  index.add(-5000, { ...NO_DIFF, put: Array.from({ length: 300 }, (_, each) => box(`shape:${each}`, "Shard")) });
  const { found, total } = index.find("shard");
  expect([found.length, total, found[0]?.t]).toEqual([200, 300, 0]);
});
