import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../../..");

/** Stamps and reports of these scripts; never committed. */
export const RUN_FOLDER = path.join(ROOT, ".run");

/** A file in the project, by its path from the top. @param {string[]} parts */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/** The JavaScript entries of the tools: run with our own Node, so that no wrapper outlives a signal. */
export const TOOL = {
  biome: inRoot("node_modules/@biomejs/biome/bin/biome"),
  jest: inRoot("node_modules/jest/bin/jest.js"),
  playwright: inRoot("node_modules/@playwright/test/cli.js"),
  playwrightLibrary: inRoot("node_modules/playwright-core/index.mjs"),
  prisma: inRoot("node_modules/prisma/build/index.js"),
  tsc: inRoot("node_modules/typescript/bin/tsc"),
  turbo: inRoot("node_modules/turbo/bin/turbo"),
  vite: inRoot("node_modules/vite/bin/vite.js"),
};
