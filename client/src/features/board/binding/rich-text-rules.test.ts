import {
  faultInRichText,
  RICH_TEXT_MARKS,
  RICH_TEXT_NODES,
} from "@casement/shared/document/records/rules/rich-text-rules";
import { oddRichText } from "@casement/shared/testing/document/odd-texts";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { tipTapDefaultExtensions } from "tldraw";

const schema = getSchema(tipTapDefaultExtensions);

test("BRD-70 the allowed nodes and marks of a text are the editor's, with the same content", () => {
  expect([...RICH_TEXT_MARKS].sort()).toEqual(Object.keys(schema.marks).sort());
  expect([...RICH_TEXT_NODES.keys()].sort()).toEqual(Object.keys(schema.nodes).sort());
  for (const [name, rule] of RICH_TEXT_NODES) {
    const type = schema.nodes[name];
    const taken = Object.values(schema.nodes).filter((child) => isTakenAnywhere(name, child.name));
    expect([name, [...rule.holds].sort()]).toEqual([name, taken.map((child) => child.name).sort()]);
    expect([name, rule.filled]).toEqual([name, type?.contentMatch.validEnd === false]);
    const first = Object.keys(schema.nodes).filter((child) => isTakenFirst(name, child));
    if (rule.first !== null) expect(first).toEqual([rule.first]);
    else expect(first.sort()).toEqual([...rule.holds].sort());
  }
});

const isTakenFirst = (parent: string, child: string) => {
  const type = schema.nodes[child];
  return type !== undefined && schema.nodes[parent]?.contentMatch.matchType(type) !== null;
};

function isTakenAnywhere(parent: string, child: string): boolean {
  const type = schema.nodes[child];
  let match = schema.nodes[parent]?.contentMatch ?? null;
  for (let step = 0; step < 3 && match !== null; step += 1) {
    if (type !== undefined && match.matchType(type) !== null) return true;
    match = match.edgeCount > 0 ? match.edge(0).next : null;
  }
  return false;
}

test("BRD-70 a text that the editor cannot read is refused, and none that the editor's rules allow", () => {
  const random = seededRandom(7);
  let [refused, taken] = [0, 0];
  for (let round = 0; round < 1000; round += 1) {
    const text = JSON.parse(JSON.stringify(oddRichText(random))) as { type?: string };
    const fault = faultInRichText(text);
    if (fault !== null) refused += 1;
    else {
      taken += 1;
      expect(() => Node.fromJSON(schema, text).check()).not.toThrow();
    }
  }
  expect(refused).toBeGreaterThan(100);
  expect(taken).toBeGreaterThan(100);
});

test.each([
  { type: "doc", content: [{ type: "paragraph" }] },
  { type: "doc", content: [{ type: "paragraph", attrs: { dir: "auto" }, content: [{ type: "text", text: "a" }] }] },
  {
    type: "doc",
    content: [{ type: "heading", attrs: { level: 2, dir: "auto" }, content: [{ type: "text", text: "a" }] }],
  },
  {
    type: "doc",
    content: [
      {
        type: "orderedList",
        attrs: { start: 1, type: null },
        content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "hardBreak" }] }] }],
      },
    ],
  },
])("BRD-70 what the editor makes itself is taken: %j", (text) => {
  expect(faultInRichText(text)).toBeNull();
});
