import { splitLines } from "@casement/shared/lib/split-lines";
import { moveItem } from "@/lib/move-item";
import { fileNameOf } from "./bank/export-problem";

test("UI-19 lists are one entry per line, and rows move within their list", () => {
  expect(splitLines(" a \n\n b\n")).toEqual(["a", "b"]);
  expect(moveItem(["a", "b", "c"], 1, 0)).toEqual(["b", "a", "c"]);
  expect(moveItem(["a", "b", "c"], 2, 3)).toEqual(["a", "b", "c"]);
});

test("UI-19 an exported file is named after its problem", () => {
  expect(fileNameOf("Design Twitter (copy)")).toBe("design-twitter-copy.json");
  expect(fileNameOf("Entwürfe: Aufzug!")).toBe("entwürfe-aufzug.json");
  expect(fileNameOf("Entwu\u0308rfe: हिन्दी 🚀")).toBe("entwürfe-हिन्दी-🚀.json");
  expect(fileNameOf("///")).toBe("problem.json");
});
