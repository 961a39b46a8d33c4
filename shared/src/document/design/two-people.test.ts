import * as Y from "yjs";
import { addEntity } from "../../testing/document/twitter-sheets.js";
import { EstimateCalculator } from "../../worksheets/estimate/calculator.js";
import { SHEETS_MARKDOWN } from "../../worksheets/export/sheets-markdown.js";
import { writeDdl } from "../../worksheets/export/sql-ddl.js";
import { propsOf } from "../records/board-record.js";
import { foldBoard } from "../records/fold-board.js";
import { seedBoard } from "../schema.js";
import { addRow, setField, textOf, writeText } from "../sheets/edit-rows.js";
import { readSheets } from "../sheets/read-sheets.js";
import { drawModel, entityShapeId } from "./model-on-board.js";

const quantity = (doc: Y.Doc, name: string, formula: string) =>
  addRow(doc, { sheet: "estimate", table: "quantity", texts: { name, formula } });

function results(doc: Y.Doc) {
  const worked = new EstimateCalculator().calculate(readSheets(doc).estimate.quantity);
  return new Map(readSheets(doc).estimate.quantity.map(({ id, name }) => [name, worked.get(id)]));
}

/** What the files hold that are made of the worksheets. */
function files(doc: Y.Doc): string[] {
  const sheets = readSheets(doc);
  return [
    SHEETS_MARKDOWN.estimate(sheets.estimate),
    SHEETS_MARKDOWN["data-model"](sheets["data-model"]),
    writeDdl(sheets["data-model"], "Twitter"),
  ];
}

test("WKS-80 two who estimate and model at once see the same results, board and files, and the board follows", () => {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const exchange = () => {
    const [from, to] = [Y.encodeStateAsUpdate(mine), Y.encodeStateAsUpdate(theirs)];
    Y.applyUpdate(mine, to);
    Y.applyUpdate(theirs, from);
  };
  seedBoard(mine);
  const posts = quantity(mine, "posts a day", "86.4 M posts");
  exchange();

  quantity(mine, "posts per second", "posts a day / day");
  const tweet = addEntity(mine, new Map(), "Tweet", [["id", "bigint", "p"]]);
  quantity(theirs, "storage", "posts a day × 1 kB / post");
  writeText(theirs, textOf(theirs, posts, "formula") as Y.Text, "172.8 M posts");
  addEntity(theirs, new Map(), "User", [["id", "bigint", "p"]]);
  exchange();
  expect([...results(mine)]).toEqual([...results(theirs)]);
  expect([...results(mine).keys()].sort()).toEqual(["posts a day", "posts per second", "storage"]);
  expect(results(theirs).get("posts per second")).toMatchObject({ quantity: { value: 2000 } });

  setField(mine, { sheet: "data-model", table: "entity", id: tweet }, "drawn", true);
  drawModel(mine, { fresh: new Set([tweet]), mendOnly: false });
  exchange();
  writeText(theirs, textOf(theirs, tweet, "name") as Y.Text, "Post");
  drawModel(theirs, { fresh: new Set(), mendOnly: false });
  exchange();
  for (const doc of [mine, theirs])
    expect(propsOf(foldBoard(doc).get(entityShapeId(tweet)) as never)).toMatchObject({ name: "Post" });
  expect(files(mine)).toEqual(files(theirs));
  expect(files(mine).join("\n")).toMatch(/posts per second[\s\S]*Post[\s\S]*CREATE TABLE/i);
});
