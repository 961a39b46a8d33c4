import { quantityOf } from "../estimate/estimate-paste";
import { fieldOf } from "../model/model-paste";

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
  ["id bigint PK", ["id", "bigint", true]],
  ["email: varchar(200),", ["email", "varchar(200)", false]],
  ["likes\tcounter", ["likes", "counter", false]],
  ["user_id uuid primary key", ["user_id", "uuid", true]],
  ["name", ["name", "", false]],
])("WKS-81 the pasted line %j is a field", (line, [name, type, primary]) =>
  expect(fieldOf(line as string)).toEqual({ name, type, primary }),
);
