import type { DesignGraph } from "@casement/shared/design/design-graph";
import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { readSheets } from "@casement/shared/document/sheets/read-sheets";
import { twitterSheets } from "@casement/shared/testing/document/twitter-sheets";
import { type Writing, writeMarkdown } from "@casement/shared/worksheets/export/write-markdown";
import markdownIt from "markdown-it";
import * as Y from "yjs";

const NOTHING: Writing = {
  title: "Design a microblog",
  sheets: readSheets(new Y.Doc()),
  design: { nodes: [], edges: [] },
  picture: null,
};
const design: DesignGraph = {
  nodes: [
    { id: "shape:a", kind: "client", label: "App", replicas: null, shards: null, capacity: "", technology: "" },
    { id: "shape:b", kind: "sql", label: "", replicas: 2, shards: 4, capacity: "5 000/s", technology: "PostgreSQL" },
  ],
  edges: [{ id: "shape:c", from: "shape:a", to: "shape:b", label: "reads", protocol: "HTTPS", async: true }],
};
/** Renders as GitHub does: tables, and HTML if there is any. */
const render = (markdown: string) => markdownIt({ html: true, linkify: false }).render(markdown);

test("WKS-50 all worksheets and the board are one Markdown file", () => {
  const markdown = writeMarkdown({ ...NOTHING, sheets: twitterSheets(), design, picture: "board.svg" });
  for (const part of [
    "# Design a microblog",
    "- Search (out of scope)",
    "| write rate | `posts_a_day / 86 400 s` | 5 787 posts/s | about 6 000 posts/s |",
    "| storage a year | `storage a day × 365` | 91.25 TB | about 90 TB |",
    "Read : write is **40 : 1**: read-heavy, design for reads",
    "### `POST /tweets`",
    "| `author` | bigint | FK to User |",
    "Kept in: key-value store",
    "- User 1:n Tweet: writes",
    "![The board](board.svg)",
    "- **SQL database**: PostgreSQL, 2 copies, 4 shards, 5 000/s",
    "- App → SQL database: reads (HTTPS, asynchronous)",
    "### Fan-out",
    "| One database | weak |",
  ])
    expect(markdown).toContain(part);
  const html = render(markdown);
  expect(html).toContain('<img src="board.svg" alt="The board">');
  expect(html.match(/<table>/g)?.length).toBeGreaterThanOrEqual(6);
});

test("WKS-51 an empty interview says so", () => {
  expect(writeMarkdown(NOTHING)).toBe("# Design a microblog\n\nNothing was written or drawn.\n");
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[click](javascript:alert(1))",
  "![x](http://somewhere.example/x.png)",
  "| a | b |\n| --- | --- |\n| c | d |",
  "# heading",
  "```\ncode\n```",
  "    indented",
  "> quote",
  "1. one\n2) two",
  "- item\n+ item\n* item",
  "---",
  "a\n===",
  "*em* __strong__ ~~gone~~ `code`",
  "[board]: http://somewhere.example",
  "&lt;b&gt; <b>",
  "\\",
  "`` ` ``",
  "a|b",
  "<!-- comment",
];

test.each(HOSTILE)("WKS-52 %j stays text, wherever it was written", (text) => {
  const doc = new Y.Doc();
  addRow(doc, { sheet: "requirements", table: "item", texts: { text } });
  addRow(doc, { sheet: "requirements", table: "question", texts: { question: text, answer: text } });
  addRow(doc, { sheet: "estimate", table: "quantity", texts: { name: text, formula: text, note: text } });
  addRow(doc, {
    sheet: "api",
    table: "call",
    texts: { name: text, summary: text, body: text, returns: text, errors: text },
  });
  const entity = addRow(doc, {
    sheet: "data-model",
    table: "entity",
    texts: { name: text, technology: text, why: text },
  });
  addRow(doc, { sheet: "data-model", table: "field", parent: entity, texts: { name: text, type: text } });
  addRow(doc, { sheet: "data-model", table: "relation", values: { from: entity, to: entity }, texts: { label: text } });
  const topic = addRow(doc, { sheet: "deep-dive", table: "topic", texts: { title: text, why: text } });
  addRow(doc, { sheet: "deep-dive", table: "option", parent: topic, texts: { name: text, pros: text } });
  addRow(doc, { sheet: "bottlenecks", table: "finding", texts: { title: text, finding: text } });
  const nodes = design.nodes.map((node) => ({ ...node, label: text, technology: text }));
  const sheets = readSheets(doc);
  const html = render(writeMarkdown({ ...NOTHING, title: text, sheets, design: { ...design, nodes } }));
  const plain = readSheets(doc);
  const harmless = JSON.parse(
    JSON.stringify(plain).replaceAll(JSON.stringify(text).slice(1, -1), "word"),
  ) as typeof plain;
  const expected = render(
    writeMarkdown({
      ...NOTHING,
      title: "word",
      sheets: harmless,
      design: { ...design, nodes: nodes.map((node) => ({ ...node, label: "word", technology: "word" })) },
    }),
  );
  const tagsOf = (page: string) => (page.match(/<\/?[a-z][a-z0-9]*/gi) ?? []).filter((tag) => tag !== "<br");
  expect(tagsOf(html)).toEqual(tagsOf(expected));
  expect(html).not.toMatch(/<script|<img|<a |javascript:alert\(1\)"/i);
});
