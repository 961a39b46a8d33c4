import { seededRandom } from "../testing/seeded-random.js";
import { cut } from "./cut.js";
import { fileName } from "./file-name.js";

const WHOLE = ["a", " ", "😀", "𠮷", "👩‍👩‍👧‍👦", "🇩🇪", "e\u0301", "क्षि", "👍🏽"];

test("UI-150 a text is cut between characters as people see them, wherever the cut falls", () => {
  const random = seededRandom(3);
  for (let round = 0; round < 500; round += 1) {
    const parts = Array.from({ length: 12 }, () => random.pick(WHOLE));
    const text = parts.join("");
    const most = random.below(text.length + 2);
    const short = cut(text, most);
    expect(short.length).toBeLessThanOrEqual(most);
    expect(short).not.toMatch(/\p{Surrogate}/u);
    let whole = "";
    for (const part of parts)
      if ((whole + part).length <= most) whole += part;
      else break;
    if (whole !== "") expect(short).toBe(whole);
  }
});

test("UI-150 a text that fits is unchanged, and a character longer than the limit is cut between code points", () => {
  expect(cut("a😀", 3)).toBe("a😀");
  expect(cut("a😀", 2)).toBe("a");
  expect(cut("😀", 1)).toBe("");
  expect(cut(`a${"\u0301".repeat(50)}`, 10)).toHaveLength(10);
  expect(cut("👩‍👩‍👧‍👦", 4)).not.toMatch(/\p{Surrogate}/u);
});

test.each([
  ["ट्विटर की रचना", "ट्विटर-की-रचना"],
  ["ออกแบบที่จอดรถ", "ออกแบบที่จอดรถ"],
  ["می\u200cخواهم", "می\u200cخواهم"],
  ["设计 推特", "设计-推特"],
  ["Launch 🚀👩‍💻 day 👍🏽🇩🇪", "Launch-🚀👩‍💻-day-👍🏽🇩🇪"],
  ["\u0301\u200d/?", "board"],
  ["a/../b: c", "a-b-c"],
])("UI-150 the file of %j is named %j", (title, name) => {
  expect(fileName(title)).toBe(name);
});

test("UI-150 a file's name ends on a whole character too", () => {
  expect(fileName(`${"a".repeat(79)}𠮷`)).toBe("a".repeat(79));
  expect(() => encodeURIComponent(fileName(`${"a".repeat(79)}𠮷𠮷`))).not.toThrow();
});
