import { withPlaces } from "./install-aside.mjs";

describe("the lock file with addresses", () => {
  const placesOf = (packages: Parameters<typeof withPlaces>[0]["packages"]) =>
    Object.fromEntries(
      Object.entries(withPlaces({ packages }).packages).map(([place, entry]) => [place, entry.resolved]),
    );

  test("has each package's address, by its own name where it is installed under another", () => {
    expect(
      placesOf({
        "node_modules/yjs": { version: "13.6.33" },
        "node_modules/a/node_modules/@tldraw/editor": { version: "3.15.6" },
        "node_modules/other": { name: "real", version: "1.0.0" },
      }),
    ).toEqual({
      "node_modules/yjs": "https://registry.invalid/yjs/-/yjs-13.6.33.tgz",
      "node_modules/a/node_modules/@tldraw/editor": "https://registry.invalid/@tldraw/editor/-/editor-3.15.6.tgz",
      "node_modules/other": "https://registry.invalid/real/-/real-1.0.0.tgz",
    });
  });

  test("leaves our own packages, bundled ones and existing addresses as they are", () => {
    const packages = {
      "": { name: "casement", version: "0.1.0" },
      shared: { name: "@casement/shared", version: "0.1.0" },
      "node_modules/@casement/shared": { resolved: "shared", link: true },
      "node_modules/a/node_modules/b": { version: "1.0.0", inBundle: true },
      "node_modules/c": { version: "1.0.0", resolved: "https://example.org/c.tgz" },
    };
    expect(withPlaces({ packages }).packages).toEqual(packages);
  });
});
