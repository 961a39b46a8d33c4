import { browserStorage, tabStorage } from "./browser-storage";

test("UI-151 where storage is blocked nothing throws and nothing is found", () => {
  const blocked = {
    get localStorage(): Storage {
      throw new DOMException("The document is sandboxed", "SecurityError");
    },
    get sessionStorage(): Storage {
      throw new DOMException("The document is sandboxed", "SecurityError");
    },
  };
  Object.assign(globalThis, { window: blocked });
  for (const storage of [browserStorage, tabStorage]) {
    storage.setItem("a", "b");
    expect(storage.getItem("a")).toBeNull();
    storage.removeItem("a");
  }
});
