import { clearPending, loadPending, savePending } from "./pending-join";

const SECRET = `${"A".repeat(42)}_`;
const KEY = { id: "inv-1", secret: SECRET };

function memoryStore() {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

test("UI-16 a reload keeps the invite until it is decided, and nothing after", () => {
  const store = memoryStore();
  savePending(store, { key: KEY, requestId: "r1" });
  expect(loadPending(store)).toEqual({ key: KEY, requestId: "r1" });
  clearPending(store);
  expect(loadPending(store)).toBeNull();
  expect(store.map.size).toBe(0);
});

test("UI-16 malformed content of the storage is ignored", () => {
  const store = memoryStore();
  for (const raw of [
    "{",
    "null",
    "7",
    '{"key":{},"requestId":null}',
    '{"key":null,"requestId":"r"}',
    '{"key":{"id":"a","secret":"b"},"requestId":null}',
  ]) {
    store.map.set("casement-join", raw);
    expect(loadPending(store)).toBeNull();
  }
});
