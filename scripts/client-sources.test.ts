import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const SOURCES = path.resolve(__dirname, "../client/src");
const MAY_NAME_STORAGE = [path.join("lib", "browser-storage.ts")];

const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|testing)\.|^testing[\\/]/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(SOURCES, file), "utf8") }));

test("UI-151 pages use storage only through code that works without it", () => {
  const bare = sources.filter(({ text }) => /(?<![\w"'`])(local|session)Storage\b/.test(text)).map(({ file }) => file);
  expect(bare.filter((file) => !MAY_NAME_STORAGE.includes(file))).toEqual([]);
});

test("UI-152 ids are made in a way that works on plain http too", () => {
  const secure = sources.filter(({ text }) => text.includes("crypto.randomUUID(")).map(({ file }) => file);
  expect(secure).toEqual([]);
});
