import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { readSheets } from "@casement/shared/document/sheets/read-sheets";
import { addEntity, twitterSheets } from "@casement/shared/testing/document/twitter-sheets";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { writeDdl } from "@casement/shared/worksheets/export/sql-ddl";
import type { Sheets } from "@casement/shared/worksheets/schema";
import pg from "pg";
import * as Y from "yjs";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.js";

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

/**
 * Runs the SQL in a schema of its own, which is dropped again. Returns the tables: name -> columns with their types.
 */
async function run(ddl: string): Promise<Record<string, Record<string, string>>> {
  await client.query("BEGIN; CREATE SCHEMA tried; SET LOCAL search_path TO tried");
  try {
    await client.query(ddl);
    const { rows } = await client.query<{ table: string; column: string; type: string }>(
      `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE c.relnamespace = 'tried'::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum`,
    );
    const tables: Record<string, Record<string, string>> = {};
    for (const { table, column, type } of rows) tables[table] = { ...tables[table], [column]: type };
    return tables;
  } finally {
    await client.query("ROLLBACK");
  }
}
const ddlOf = (sheets: Pick<Sheets, "data-model">) => writeDdl(sheets["data-model"], "Microblog\n; DROP TABLE x");
const modelOf = (fill: (doc: Y.Doc, ids: Map<string, string>) => void) => {
  const doc = new Y.Doc();
  fill(doc, new Map());
  return readSheets(doc);
};

test("WKS-60 the data model of the microblog is SQL that PostgreSQL takes", async () => {
  const ddl = ddlOf(twitterSheets());
  expect(await run(ddl)).toEqual({
    user: { id: "bigint", name: "character varying(50)", email: "text", birth_date: "date" },
    tweet: { id: "bigint", author: "bigint", content: "character varying(280)", likes: "bigint" },
    follow: { follower: "bigint", followee: "bigint", since: "timestamp with time zone" },
  });
  expect(ddl).toContain('FOREIGN KEY ("follower") REFERENCES "user" ("id")');
  expect(ddl).toContain('PRIMARY KEY ("follower", "followee")');
  expect(ddl).toContain("-- Timeline is kept elsewhere: key-value store");
});

test("WKS-60 names of any script keep their letters whole, however long they are", async () => {
  const long = "की".repeat(11);
  const ddl = ddlOf(
    modelOf((doc, ids) => {
      addEntity(doc, ids, "हिन्दी लेख", [
        ["ชื่อผู้ใช้", "text", "p"],
        [long, "text"],
        ["设计🚀", "text"],
      ]);
    }),
  );
  expect(await run(ddl)).toEqual({ हिन्दी_लेख: { ชื่อผู้ใช้: "text", ["की".repeat(10)]: "text", 设计: "text" } });
});

test("WKS-61 relations become columns and tables; circles of references work", async () => {
  const sheets = modelOf((doc, ids) => {
    addEntity(doc, ids, "Order", []);
    addEntity(doc, ids, "Customer", [
      ["id", "uuid", "p"],
      ["last order", "", "n", "Order"],
    ]);
    addEntity(doc, ids, "Order", [
      ["id", "serial", "p"],
      ["customer", "", "", "Customer"],
    ]);
    addEntity(doc, ids, "Group", [["name", "text", "p"]]);
    addEntity(doc, ids, "Employee", []);
    addEntity(doc, ids, "Employee", [
      ["id", "int", "p"],
      ["boss", "", "n", "Employee"],
    ]);
    const relate = (from: string, to: string, cardinality: "1:1" | "1:n" | "n:m", label = "") =>
      addRow(doc, {
        sheet: "data-model",
        table: "relation",
        values: { from: ids.get(from) ?? null, to: ids.get(to) ?? null, cardinality },
        texts: { label },
      });
    relate("Customer", "Group", "n:m");
    relate("Employee", "Employee", "n:m", "mentors");
    relate("Customer", "Employee", "1:n", "is served by");
    relate("Employee", "Group", "1:1");
  });
  expect(await run(ddlOf(sheets))).toEqual({
    customer: { id: "uuid", last_order: "integer" },
    order: { id: "integer", customer: "uuid" },
    group: { name: "text", employee_id: "integer" },
    employee: { id: "integer", boss: "integer", customer_id: "uuid" },
    customer_group: { customer_id: "uuid", group_name: "text" },
    employee_mentors: { employee_id: "integer", employee_id_2: "integer" },
  });
});

test("WKS-62 what makes no sense is left out and told", async () => {
  const sheets = modelOf((doc, ids) => {
    addEntity(doc, ids, "A", []);
    addEntity(doc, ids, "A", [["id", "uuid", "p", "A"]]);
    addEntity(doc, ids, "Log", [["at", "timestamp"]], "wide-column");
    addEntity(doc, ids, "B", [
      ["a", "", "p", "A"],
      ["log", "bigint", "", "Log"],
      ["", "int", "p"],
    ]);
    addRow(doc, {
      sheet: "data-model",
      table: "relation",
      values: { from: ids.get("B") ?? null, to: ids.get("A") ?? null, cardinality: "n:m" },
    });
  });
  const ddl = ddlOf(sheets);
  expect(await run(ddl)).toEqual({ a: { id: "uuid" }, b: { a: "uuid", log: "bigint" } });
  expect(ddl).toContain("-- A, id: Its key would refer to itself");
  expect(ddl).toContain("-- B, log: Log is kept in another kind of store");
  expect(ddl).toContain("-- The relation B n:m A is left out");
});

const HOSTILE = [
  ...[
    '"; DROP TABLE users; --',
    "select",
    "user",
    "Table",
    "'",
    '"',
    "a\u0000b",
    "x\ny",
    "--",
    "/* ",
    "*/",
    "$$",
    "\\",
    "\ud800",
    "größe",
    "日本語",
  ],
  ...[
    "a".repeat(200),
    "é".repeat(80),
    "😀",
    "ctid",
    "xmin",
    "oid",
    "user_pkey",
    "user_id_key",
    "user_id_seq",
    "1",
    "_",
    "",
    " ",
    "Id",
    "id",
    "ID",
  ],
];
const TYPES = [
  ...[
    "bigint",
    "varchar(280)",
    "varchar(0)",
    "varchar(99999999)",
    "numeric(2000, 3)",
    "numeric(5,9)",
    "list of ints",
    "text[]",
    "serial",
    "serial[]",
  ],
  ...[
    "json",
    "uuid, the key",
    "nonsense",
    "int); DROP TABLE x; --",
    "text\n); DROP TABLE x; --",
    "point",
    "interval",
    "inet",
    "",
    "timestamp with time zone",
  ],
];

test("WKS-63 whatever names and types say, PostgreSQL takes it and nothing but tables comes of it", async () => {
  await client.query("CREATE TABLE IF NOT EXISTS public.users (id int)");
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = seededRandom(seed);
    const sheets = modelOf((doc) => {
      const entities: string[] = [];
      const any = () => (random.below(3) === 0 ? null : (entities[random.below(entities.length)] ?? null));
      for (let count = 0; count < 8; count += 1)
        entities.push(
          addRow(doc, {
            sheet: "data-model",
            table: "entity",
            texts: { name: random.pick(HOSTILE), technology: random.pick(HOSTILE), why: random.pick(HOSTILE) },
            values: { store: random.pick(["relational", "relational", null, "document"] as const) },
          }),
        );
      for (let count = 0; count < 30; count += 1)
        addRow(doc, {
          sheet: "data-model",
          table: "field",
          parent: random.pick(entities),
          texts: { name: random.pick(HOSTILE), type: random.pick(TYPES) },
          values: {
            primary: random.below(3) === 0,
            unique: random.below(3) === 0,
            nullable: random.below(3) === 0,
            references: any(),
          },
        });
      for (let count = 0; count < 8; count += 1)
        addRow(doc, {
          sheet: "data-model",
          table: "relation",
          texts: { label: random.pick(HOSTILE) },
          values: { from: any(), to: any(), cardinality: random.pick(["1:1", "1:n", "n:m"] as const) },
        });
    });
    const ddl = ddlOf(sheets);
    const failed = await run(ddl).then(
      () => null,
      (error: unknown) => String(error),
    );
    expect({ seed, failed, ddl: failed === null ? "" : ddl }).toEqual({ seed, failed: null, ddl: "" });
    const statements = ddl.split("\n").filter((line) => !line.startsWith("--") && /^\S/.test(line));
    expect(statements.filter((line) => !/^(CREATE TABLE "|ALTER TABLE "|\);$)/.test(line))).toEqual([]);
  }
  expect((await client.query("SELECT count(*)::int AS n FROM public.users")).rows).toEqual([{ n: 0 }]);
});
