import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { readSheets } from "@casement/shared/document/sheets/read-sheets";
import { twitterSheets } from "@casement/shared/testing/document/twitter-sheets";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { openApiOf, writeOpenApi } from "@casement/shared/worksheets/export/openapi";
import { Validator } from "@seriousme/openapi-schema-validator";
import * as Y from "yjs";

/** One for all tests: each instance compiles OpenAPI's schema anew. */
const validator = new Validator();

async function faultsOf(document: string): Promise<unknown> {
  const result = await validator.validate(JSON.parse(document) as Record<string, unknown>);
  return result.valid ? [] : result.errors;
}
const calls = (...rows: Readonly<Record<string, string>>[]) => {
  const doc = new Y.Doc();
  for (const { method = "GET", style = "endpoint", ...texts } of rows)
    addRow(doc, {
      sheet: "api",
      table: "call",
      values: { method: method as "GET", style: style as "endpoint" },
      texts,
    });
  return readSheets(doc).api.call;
};

test("WKS-40 the API of the microblog is OpenAPI 3.1 that a validator accepts", async () => {
  const document = writeOpenApi(twitterSheets().api.call, "Microblog");
  expect(await faultsOf(document)).toEqual([]);
  expect(JSON.parse(document)).toMatchObject({
    openapi: "3.1.0",
    info: { title: "Microblog" },
    paths: {
      "/tweets": {
        post: {
          operationId: "postTweets",
          requestBody: {
            content: {
              "application/json": {
                schema: { properties: { content: { type: "string" } } },
                example: { content: "Hello" },
              },
            },
          },
          responses: { 201: { description: "the tweet" }, 400: { description: "empty or too long" }, 401: {} },
        },
      },
      "/timeline": {
        get: {
          parameters: [
            { name: "limit", in: "query", required: true, schema: { type: "integer" } },
            { name: "cursor", in: "query", schema: { type: "string" } },
          ],
          responses: {
            200: {
              content: {
                "application/json": { schema: { properties: { tweets: { type: "array" } }, required: ["tweets"] } },
              },
            },
          },
        },
      },
      "/users/{id}/tweets": {
        get: { parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }] },
      },
      // The second call has another name for its parameter; to OpenAPI both are one path.
      "/users/{id}/follow": {
        post: { responses: { 404: { description: "no such user" } } },
        delete: { responses: { 204: {} } },
      },
    },
    "x-functions": [{ name: "postTweet(user_id, tweet_data, location, timestamp)" }],
  });
});

test.each([
  ["since: date-time", true, "date-time"],
  ["since: date-time?", false, "date-time"],
  ["since: date-time?, the earliest", false, "date-time"],
  ["since?: date-time", false, "date-time"],
  ["since: optional date-time", false, "date-time"],
])("WKS-40 in %j the parameter is required: %s", (line, required, format) => {
  const { paths } = openApiOf(calls({ name: "/a", parameters: line }), "");
  const [parameter] = (paths as { "/a": { get: { parameters: Record<string, unknown>[] } } })["/a"].get.parameters;
  expect([parameter?.required ?? false, parameter?.schema]).toEqual([required, { type: "string", format }]);
});

test("WKS-41 what cannot be exported is reported, and nothing is described twice", () => {
  const document = openApiOf(
    calls(
      { name: "/a/{id}" },
      { name: "a/{other}" },
      { name: "/b", body: "x: int" },
      { name: "/c", method: "POST", body: "नाम: string" },
      { name: "  " },
      { name: "f(x)", style: "function" },
    ),
    "",
  );
  expect(document["x-notes"]).toEqual([
    "GET /a/{other} stands twice; the first is described.",
    "GET /b has a body, which means nothing there; it is left out.",
  ]);
  expect(Object.keys(document.paths as object)).toEqual(["/a/{id}", "/b", "/c"]);
  expect(JSON.stringify(document.paths)).toContain('"नाम":{"type":"string"');
});

test("WKS-42 whatever was written, the document is valid", async () => {
  expect(await faultsOf(writeOpenApi([], "\u0000"))).toEqual([]);
  const random = seededRandom(11);
  const pieces = [
    ...[
      "__proto__",
      "constructor",
      "{",
      "}",
      "{id}",
      "{}",
      ":id",
      "/",
      "?a=1&b",
      "#",
      "%",
      "\u0000",
      "\ud800",
      "é",
      "a b",
      "'",
      '"',
    ],
    ...[
      "404 no",
      "999",
      "200",
      "x: int",
      "y?: list of uuid",
      "[1,{",
      '{"a":[{"b":null}]}',
      "$ref: #/nowhere",
      '{"$ref":"x"}',
      "\n",
      " ",
      "-",
      "header",
      "<id>",
    ],
  ];
  const text = () => Array.from({ length: random.below(6) }, () => random.pick(pieces)).join("");
  for (let turn = 0; turn < 60; turn += 1) {
    const rows = Array.from({ length: 6 }, () => ({
      method: random.pick(["GET", "POST", "PUT", "PATCH", "DELETE"]),
      style: random.pick(["endpoint", "endpoint", "function"]),
      name: text(),
      summary: text(),
      parameters: text(),
      body: text(),
      returns: text(),
      errors: text(),
    }));
    const document = writeOpenApi(calls(...rows), text());
    expect({ turn, rows, faults: await faultsOf(document) }).toEqual({ turn, rows, faults: [] });
  }
});
