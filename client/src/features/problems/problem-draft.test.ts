import { designSchema, EMPTY_DESIGN } from "@casement/shared/design/design";
import { splitLines } from "@casement/shared/lib/split-lines";
import { moveItem } from "@/lib/move-item";
import { fileNameOf } from "./bank/export-problem";
import { addComponent, removeComponent } from "./problem-draft";

test("UI-19 lists are one entry per line, and rows move within their list", () => {
  expect(splitLines(" a \n\n b\n")).toEqual(["a", "b"]);
  expect(moveItem(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moveItem(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});

test("UI-19 each new box of a drawing has a place of its own, and is removed with its arrows", () => {
  let design = EMPTY_DESIGN;
  for (let index = 0; index < 40; index += 1) design = addComponent(design, `c-${index}`);
  const labelled = { ...design, components: design.components.map((one) => ({ ...one, label: one.id })) };
  expect(designSchema.safeParse(labelled).success).toBe(true);
  const connections = [
    { from: "c-0", to: "c-1", label: "", async: false },
    { from: "c-1", to: "c-2", label: "", async: false },
  ];
  const left = removeComponent({ ...labelled, connections }, "c-0");
  expect(left.components).toHaveLength(39);
  expect(left.connections).toEqual([connections[1]]);
});

test("UI-19 an exported file is named after its problem", () => {
  expect(fileNameOf("Design Twitter (copy)")).toBe("design-twitter-copy.json");
  expect(fileNameOf("Entwürfe: Aufzug!")).toBe("entwürfe-aufzug.json");
  expect(fileNameOf("Entwu\u0308rfe: हिन्दी 🚀")).toBe("entwürfe-हिन्दी-🚀.json");
  expect(fileNameOf("///")).toBe("problem.json");
});
