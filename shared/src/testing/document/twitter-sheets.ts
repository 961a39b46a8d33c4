import * as Y from "yjs";
import { addRow } from "../../document/sheets/edit-rows.js";
import { readSheets } from "../../document/sheets/read-sheets.js";
import type { Sheets } from "../../worksheets/schema.js";

type Field = readonly [name: string, type: string, keys?: string, references?: string];

/** Adds an entity with fields; keys: p(rimary), u(nique), n(ull allowed). `ids` gets the new ids by name. */
export function addEntity(
  doc: Y.Doc,
  ids: Map<string, string>,
  name: string,
  fields: readonly Field[],
  store = "relational",
) {
  const entity =
    ids.get(name) ??
    addRow(doc, { sheet: "data-model", table: "entity", texts: { name }, values: { store: store as "relational" } });
  ids.set(name, entity);
  for (const [field, type, keys = "", references] of fields) {
    const values = {
      primary: keys.includes("p"),
      unique: keys.includes("u"),
      nullable: keys.includes("n"),
      references: references === undefined ? null : (ids.get(references) ?? null),
    };
    addRow(doc, { sheet: "data-model", table: "field", parent: entity, texts: { name: field, type }, values });
  }
  return entity;
}

/** The worksheets of a microblog interview, filled in as a good candidate would. */
export function twitterSheets(): Sheets {
  const doc = new Y.Doc();
  const ids = new Map<string, string>();
  addRow(doc, { sheet: "requirements", table: "item", texts: { text: "Post a tweet, read a timeline" } });
  addRow(doc, { sheet: "requirements", table: "item", texts: { text: "Search" }, values: { scope: "out" } });
  for (const [name, formula] of [
    ["posts a day", "500 M posts"],
    ["reads a day", "20 bn reads"],
    ["write rate", "posts_a_day / 86 400 s"],
    ["read rate", "reads a day / 86 400 s"],
    ["storage a day", "posts a day × 500 B"],
    ["storage a year", "storage a day × 365"],
  ] as const)
    addRow(doc, { sheet: "estimate", table: "quantity", texts: { name, formula } });
  const call = (method: "GET" | "POST" | "DELETE", name: string, texts: Readonly<Record<string, string>>) =>
    addRow(doc, { sheet: "api", table: "call", values: { method }, texts: { name, ...texts } });
  call("POST", "/tweets", {
    summary: "Post a tweet",
    body: '{"content": "Hello", "location": [52.5, 13.4]}',
    returns: "201 the tweet",
    errors: "400 empty or too long\n401 not signed in",
  });
  call("GET", "/timeline?cursor=", {
    parameters: "limit: integer, at most 100\ncursor?: string",
    returns: "tweets: list of tweet\nnext_cursor?: string",
    errors: "401 not signed in",
  });
  call("GET", "/users/{id}/tweets", { parameters: "id: bigint", returns: "that user's newest tweets" });
  call("POST", "/users/:id/follow", { errors: "404 no such user" });
  call("DELETE", "/users/:user_id/follow", {});
  addRow(doc, {
    sheet: "api",
    table: "call",
    values: { style: "function" },
    texts: { name: "postTweet(user_id, tweet_data, location, timestamp)" },
  });
  addEntity(doc, ids, "User", [
    ["id", "bigint", "p"],
    ["name", "varchar(50)"],
    ["email", "email", "u"],
    ["birth date", "date", "n"],
  ]);
  addEntity(doc, ids, "Tweet", [
    ["id", "bigint", "p"],
    ["author", "bigint", "", "User"],
    ["content", "varchar(280)"],
    ["likes", "counter"],
  ]);
  addEntity(doc, ids, "Follow", [
    ["follower", "", "p", "User"],
    ["followee", "", "p", "User"],
    ["since", "timestamp"],
  ]);
  addEntity(
    doc,
    ids,
    "Timeline",
    [
      ["user", "bigint", "p"],
      ["tweets", "list of bigint"],
    ],
    "key-value",
  );
  addRow(doc, {
    sheet: "data-model",
    table: "relation",
    values: { from: ids.get("User") ?? null, to: ids.get("Tweet") ?? null },
    texts: { label: "writes" },
  });
  addRow(doc, {
    sheet: "data-model",
    table: "relation",
    values: { from: ids.get("User") ?? null, to: ids.get("User") ?? null, cardinality: "n:m" },
    texts: { label: "follows" },
  });
  const topic = addRow(doc, {
    sheet: "deep-dive",
    table: "topic",
    texts: { title: "Fan-out", why: "Most accounts have few followers." },
  });
  addRow(doc, {
    sheet: "deep-dive",
    table: "option",
    parent: topic,
    texts: { name: "On write", pros: "Fast reads", cons: "Slow for the famous" },
  });
  addRow(doc, {
    sheet: "bottlenecks",
    table: "finding",
    values: { state: "weak" },
    texts: { title: "One database", mitigation: "Shards by user" },
  });
  return readSheets(doc);
}
