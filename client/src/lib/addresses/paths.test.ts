import { safeReturnPath } from "./paths";

test.each([
  [null, "/"],
  ["/frameworks", "/frameworks"],
  ["/sessions/new?x=1", "/sessions/new?x=1"],
  ["//evil.example", "/"],
  ["https://evil.example", "/"],
  ["/\\evil.example", "/"],
])("UI-14 after signing in, %s leads to %s: never to another origin", (wanted, path) => {
  expect(safeReturnPath(wanted)).toBe(path);
});
