import * as Y from "yjs";
import { addEntity } from "../../testing/document/twitter-sheets.js";
import { seededRandom } from "../../testing/seeded-random.js";
import { propsOf } from "../records/board-record.js";
import { foldBoard } from "../records/fold-board.js";
import { writeRecord } from "../records/write-record.js";
import { recordsOf, seedBoard } from "../schema.js";
import { addRow, removeRow, setField, textOf, writeText } from "../sheets/edit-rows.js";
import { readSheets } from "../sheets/read-sheets.js";
import { arrowShapeId, drawModel, entityShapeId } from "./model-on-board.js";

function modelled() {
  const doc = new Y.Doc();
  seedBoard(doc);
  const ids = new Map<string, string>();
  addEntity(doc, ids, "User", [
    ["id", "bigint", "p"],
    ["email", "text", "un"],
  ]);
  addEntity(doc, ids, "Tweet", [
    ["id", "bigint", "p"],
    ["author", "bigint", "", "User"],
  ]);
  const [user, tweet] = [ids.get("User") as string, ids.get("Tweet") as string];
  return { doc, user, tweet };
}
const everything = (doc: Y.Doc) =>
  new Set(
    Object.values(readSheets(doc)["data-model"])
      .flat()
      .map(({ id }) => id),
  );
const putOnBoard = (doc: Y.Doc) => {
  for (const { id } of readSheets(doc)["data-model"].entity)
    setField(doc, { sheet: "data-model", table: "entity", id }, "drawn", true);
  return drawModel(doc, { fresh: everything(doc), mendOnly: false });
};
const shown = (doc: Y.Doc, id: string) => foldBoard(doc).get(id);
const isDrawn = (doc: Y.Doc, id: string) => readSheets(doc)["data-model"].entity.find((one) => one.id === id)?.drawn;
const step = (...fresh: string[]) => ({ fresh: new Set(fresh), mendOnly: false });

test("WKS-70 entities, references and relations are drawn on the board beside each other", () => {
  const { doc, user, tweet } = modelled();
  expect(putOnBoard(doc)).toBe(0);
  expect(propsOf(shown(doc, entityShapeId(user)) as never)).toMatchObject({
    name: "User",
    store: "relational database",
    fields: [
      { name: "id", type: "bigint", key: "PK" },
      { name: "email", type: "text?", key: "unique" },
    ],
  });
  const places = [user, tweet].map((id) => shown(doc, entityShapeId(id))).map((shape) => [shape?.x, shape?.y]);
  expect(new Set(places.map(String)).size).toBe(2);
  const field = readSheets(doc)["data-model"].field.find(({ references }) => references === user)?.id as string;
  expect(propsOf(shown(doc, arrowShapeId(field)) as never).text).toBe("n : 1 author");
  const relation = addRow(doc, {
    sheet: "data-model",
    table: "relation",
    values: { from: user, to: tweet },
    texts: { label: "writes" },
  });
  drawModel(doc, step(relation));
  expect(propsOf(shown(doc, arrowShapeId(relation)) as never).text).toBe("1 : n writes");
  // The relation replaces the field's arrow.
  expect(shown(doc, arrowShapeId(field))).toBeUndefined();
});

test("WKS-71 the text on the board follows the sheet, and shapes stay where people moved them", () => {
  const { doc, user } = modelled();
  putOnBoard(doc);
  const before = shown(doc, entityShapeId(user));
  writeRecord(recordsOf(doc), { ...before, id: entityShapeId(user), typeName: "shape", x: 999, y: -5 });
  writeText(doc, textOf(doc, user, "name") as Y.Text, "Account");
  addRow(doc, { sheet: "data-model", table: "field", parent: user, texts: { name: "born", type: "date" } });
  drawModel(doc, step());
  const after = shown(doc, entityShapeId(user));
  expect(after).toMatchObject({ x: 999, y: -5, props: { name: "Account", fields: [{}, {}, { name: "born" }] } });
  expect(propsOf(after as never).h).toBeGreaterThan(propsOf(before as never).h as number);
});

test("WKS-72 shapes follow removals from the sheet; a shape taken off the board stays off until it is put back", () => {
  const { doc, user, tweet } = modelled();
  putOnBoard(doc);
  removeRow(doc, tweet);
  drawModel(doc, step());
  expect([...recordsOf(doc).keys()].filter((id) => id.includes("entity") || id.includes("relation"))).toEqual([
    entityShapeId(user),
  ]);
  recordsOf(doc).delete(entityShapeId(user));
  drawModel(doc, step());
  expect([shown(doc, entityShapeId(user)), isDrawn(doc, user)]).toEqual([undefined, false]);
  putOnBoard(doc);
  expect(shown(doc, entityShapeId(user))).toBeDefined();
  setField(doc, { sheet: "data-model", table: "entity", id: user }, "drawn", false);
  drawModel(doc, step(user));
  expect(shown(doc, entityShapeId(user))).toBeUndefined();
});

test("WKS-73 two people who put the model on the board at once draw it once, and mending shows both changes", () => {
  const { doc, user } = modelled();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  putOnBoard(doc);
  putOnBoard(other);
  const exchange = () => {
    const [mine, theirs] = [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(other)];
    Y.applyUpdate(doc, theirs);
    Y.applyUpdate(other, mine);
  };
  exchange();
  const ids = (of: Y.Doc) => [...foldBoard(of).keys()].sort();
  expect(ids(doc)).toEqual(ids(other));
  expect(ids(doc).filter((id) => id.startsWith("shape:entity"))).toHaveLength(2);
  addRow(doc, { sheet: "data-model", table: "field", parent: user, texts: { name: "mine" } });
  addRow(other, { sheet: "data-model", table: "field", parent: user, texts: { name: "theirs" } });
  drawModel(doc, step());
  drawModel(other, step());
  exchange();
  drawModel(doc, { fresh: new Set(), mendOnly: true });
  exchange();
  for (const each of [doc, other]) {
    const { fields } = propsOf(shown(each, entityShapeId(user)) as never) as { fields: { name: string }[] };
    expect(fields.map(({ name }) => name).sort()).toEqual(["email", "id", "mine", "theirs"]);
  }
  const state = Y.encodeStateVector(other);
  drawModel(other, { fresh: new Set(), mendOnly: true });
  expect(Y.encodeStateVector(other)).toEqual(state);
});

test("WKS-74 whatever is done to sheet and board, drawing does not throw and a second time changes nothing", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = seededRandom(seed);
    const { doc } = modelled();
    putOnBoard(doc);
    for (let turn = 0; turn < 40; turn += 1) {
      const { entity, field, relation } = readSheets(doc)["data-model"];
      const any = () => random.pick([null, "nobody", ...entity.map(({ id }) => id)]);
      const deed = random.below(7);
      const fresh = new Set<string>();
      if (deed === 0) fresh.add(addRow(doc, { sheet: "data-model", table: "entity", values: { drawn: true } }));
      if (deed === 1)
        fresh.add(
          addRow(doc, {
            sheet: "data-model",
            table: "relation",
            values: { from: any(), to: any(), cardinality: "n:m" },
          }),
        );
      if (deed === 2)
        fresh.add(
          addRow(doc, {
            sheet: "data-model",
            table: "field",
            parent: random.pick(entity)?.id ?? null,
            values: { references: any() },
            texts: { name: "x" },
          }),
        );
      if (deed === 3 && entity.length > 2) removeRow(doc, random.pick(entity).id);
      if (deed === 4 && relation.length > 0) {
        const { id } = random.pick(relation);
        setField(doc, { sheet: "data-model", table: "relation", id }, "to", any());
        fresh.add(id);
      }
      if (deed === 5 && field.length > 0) removeRow(doc, random.pick(field).id);
      if (deed === 6)
        recordsOf(doc).delete(
          random.pick([...recordsOf(doc).keys()].filter((id) => !id.includes("page") && !id.includes("document"))),
        );
      drawModel(doc, { fresh, mendOnly: false });
      const state = Y.encodeStateAsUpdate(doc);
      drawModel(doc, { fresh: new Set(), mendOnly: false });
      drawModel(doc, { fresh: new Set(), mendOnly: true });
      expect([seed, turn, Y.encodeStateAsUpdate(doc).length]).toEqual([seed, turn, state.length]);
    }
  }
});
