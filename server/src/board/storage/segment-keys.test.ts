import { segmentKeys } from "./segment-keys.js";

test("BRD-107 every segment has a key of its own, also after a restart", () => {
  const [before, after] = [segmentKeys(), segmentKeys()];
  const keys = Array.from({ length: 1000 }, () => [before(), after()]).flat();
  expect(new Set(keys).size).toBe(2000);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
