import { callOf } from "../api/api-paste";
import { quantityOf } from "../estimate/estimate-paste";
import { entitiesOf, fieldOf, targetOf } from "../model/model-lines";

test.each([
  ["posts a day = 500 M posts", ["posts a day", "500 M posts", ""]],
  ["posts a day: 500 M", ["posts a day", "500 M", ""]],
  ["posts\t500 M\tfrom the news", ["posts", "500 M", "from the news"]],
  ["read : 40", ["read : 40", "", ""]],
  ["just a name", ["just a name", "", ""]],
  ["", ["", "", ""]],
])("WKS-81 the pasted line %j is a quantity", (line, [name, formula, note]) =>
  expect(quantityOf(line as string)).toEqual({ name, formula, note }),
);

test.each([
  ["id bigint PK", "id", "bigint", "primary"],
  ["email: varchar(200),", "email", "varchar(200)", ""],
  ["likes\tcounter", "likes", "counter", ""],
  ["id\tbigint\tPK", "id", "bigint", "primary"],
  ["user_id uuid primary key", "user_id", "uuid", "primary"],
  ["name", "name", "", ""],
  ["id (PK)", "id", "", "primary"],
  ["user_id (FK)", "user_id", "", "refers"],
  ["user_id (PK, FK)", "user_id", "", "primary refers"],
  ["user_id: bigint (PK, FK)", "user_id", "bigint", "primary refers"],
  ["user_id (bigint, FK)", "user_id", "bigint", "refers"],
  ["email text unique not null", "email", "text", "unique"],
  ["location?", "location", "", "nullable"],
  ["deleted_at: timestamp?", "deleted_at", "timestamp", "nullable"],
  ["deleted_at timestamp null", "deleted_at", "timestamp", "nullable"],
  ["price decimal(10, 2)", "price", "decimal(10, 2)", ""],
])("WKS-81 the pasted line %j is a field", (line, name, type, marks) => {
  const { reference, ...field } = fieldOf(line);
  const found = (["primary", "unique", "nullable"] as const).filter((mark) => field[mark]);
  expect([field.name, field.type, [...found, ...(reference === null ? [] : ["refers"])].join(" ")]).toEqual([
    name,
    type,
    marks,
  ]);
});

test.each([
  ["user_id bigint FK", "bigint", "1"],
  ["userId bigint FK", "bigint", "1"],
  ["author_id FK User", "", "1"],
  ["author_id bigint FK -> users(id)", "bigint", "1"],
  ["author_id bigint REFERENCES users.id", "bigint", "1"],
  ["author_id -> User", "", "1"],
  ["owner_id FK User?", "", "1"],
  ["category_id FK", "", "2"],
  ["author_id FK", "", null],
  ["user_id bigint", "bigint", null],
])("WKS-84 the pasted line %j refers to the entity that it names", (line, type, target) => {
  const field = fieldOf(line);
  const entities = [
    ["Users", "1"],
    ["Category", "2"],
  ] as const;
  expect([field.type, targetOf(field, entities)]).toEqual([type, target]);
});

test("WKS-84 entities come with their fields, each on a line or below its name", () => {
  const short = (lines: string[], isNamed = false) =>
    entitiesOf(lines, isNamed).map(({ name, fields }) => [
      name,
      ...fields.map((field) => [field.name, field.type, field.primary ? "PK" : ""].join(" ").trim()),
    ]);
  expect(
    short([
      "User(id PK, name unique, price decimal(10, 2)). Read by id.",
      "Follow(follower_id FK User, followee_id FK User, since; PK both). Kept twice.",
    ]),
  ).toEqual([
    ["User", "id  PK", "name", "price decimal(10, 2)"],
    ["Follow", "follower_id  PK", "followee_id  PK", "since"],
  ]);
  expect(short(["User", "id bigint PK", "Tweet:", "id PK", "content text"])).toEqual([
    ["User", "id bigint PK"],
    ["Tweet", "id  PK", "content text"],
  ]);
  expect(short(["tweets", "id PK", "content"], true)).toEqual([["tweets", "id  PK", "content"]]);
});

test.each([
  ["POST /tweets", ["POST", "/tweets", ""]],
  ["get /timeline?limit=20 – newest first", ["GET", "/timeline?limit=20", "newest first"]],
  ["/users/{id}", [null, "/users/{id}", ""]],
  ["postTweet(user_id, text)", [null, "postTweet(user_id, text)", ""]],
  ["POSTs are written", [null, "POSTs are written", ""]],
])("WKS-85 the pasted line %j is a call", (line, [method, name, summary]) =>
  expect(callOf(line as string)).toEqual({ method, name, summary }),
);
