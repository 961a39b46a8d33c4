import { isDatabaseUnavailable } from "./database-error.js";

describe("the database", () => {
  test.each([
    ["nothing listens", { code: "ECONNREFUSED" }],
    ["the pool gave up", { code: "P2024" }],
    ["it is shutting down, wrapped twice", { cause: { cause: { code: "57P01" } } }],
    [
      "it is starting up",
      { code: "P2039", meta: { driverAdapterError: { cause: { originalCode: "57P03", kind: "postgres" } } } },
    ],
  ])("SEC-17 %s: it is away", (_title, error) => {
    expect(isDatabaseUnavailable(Object.assign(new Error("a query failed"), error))).toBe(true);
  });

  test.each([
    ["a unique key", { code: "P2002", meta: { modelName: "User" } }],
    ["a syntax error", { cause: { code: "42601" } }],
    ["nothing known", {}],
  ])("SEC-17 %s: it answered", (_title, error) => {
    expect(isDatabaseUnavailable(Object.assign(new Error("a query failed"), error))).toBe(false);
    expect(isDatabaseUnavailable(null)).toBe(false);
  });
});
