import { drawModel } from "@casement/shared/document/design/model-on-board";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import { seedBoard } from "@casement/shared/document/schema";
import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { addEntity } from "@casement/shared/testing/document/twitter-sheets";
import { Store } from "@tldraw/store";
import { createTLSchema, defaultShapeSchemas, type TLRecord, type TLStore, type TLStoreProps } from "@tldraw/tlschema";
import * as Y from "yjs";
import { Quarantine } from "../binding/quarantine";
import { entityProps } from "./entity-shape";
import { shortened } from "./text/shorten-text";

test("WKS-75 the editor accepts every shape that the data model draws", () => {
  const doc = new Y.Doc();
  seedBoard(doc);
  const ids = new Map<string, string>();
  const user = addEntity(doc, ids, "User", [["id", "bigint", "p"]]);
  const tweet = addEntity(doc, ids, "Tweet", [["author", "bigint", "", "User"]]);
  const relation = addRow(doc, {
    sheet: "data-model",
    table: "relation",
    values: { from: user, to: user, cardinality: "n:m" },
  });
  const rows = doc.getMap<Y.Map<unknown>>("sheets");
  for (const id of [user, tweet]) rows.get(id)?.set("drawn", true);
  drawModel(doc, { fresh: new Set([user, tweet, relation]), mendOnly: false });
  const schema = createTLSchema({ shapes: { ...defaultShapeSchemas, entity: { props: entityProps } } });
  const store = new Store<TLRecord, TLStoreProps>({ schema, props: {} as TLStoreProps }) as TLStore;
  const quarantine = new Quarantine(store);
  const admitted = [...foldBoard(doc).values()].map((record) => quarantine.admit(record));
  expect(quarantine.leftOut).toEqual([]);
  // Document and page; two entities; two arrows with two ends each.
  expect(admitted.filter((record) => record !== null)).toHaveLength(2 + 2 + 6);
});

test("WKS-75 a text that does not fit ends with an ellipsis", () => {
  const widthOf = (text: string) => text.length * 10;
  expect(shortened("short", 50, widthOf)).toBe("short");
  expect(shortened("much too long", 80, widthOf)).toBe("much to…");
  expect(shortened("x", 1, widthOf)).toBe("…");
  expect(shortened("ab👩‍💻cd", 70, widthOf)).toBe("ab…");
  expect(shortened("cafe\u0301 noir", 50, widthOf)).toBe("caf…");
});
