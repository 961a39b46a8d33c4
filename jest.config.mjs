// One run for every package. Sources are compiled by swc to CommonJS; nothing is read from a dist folder.

/** Packages that ship ES modules alone, and so are compiled too. */
const ES_MODULE_PACKAGES = ["nanoid", "@seriousme", "@tldraw", "tldraw", "y-websocket"];

const compile = [
  "@swc/jest",
  {
    swcrc: false,
    sourceMaps: "inline",
    module: { type: "commonjs" },
    jsc: {
      target: "es2023",
      parser: { syntax: "typescript", tsx: true },
      transform: { react: { runtime: "automatic" } },
    },
  },
];

/** @param {string} name folder of the package  @param {object} [extra] */
const project = (name, extra = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  roots: [`<rootDir>/${name}`],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["/dist/"],
  testEnvironment: "node",
  moduleFileExtensions: ["js", "mjs", "cjs", "ts", "tsx", "json", "node"],
  moduleNameMapper: {
    "^@casement/shared/(.*)$": "<rootDir>/shared/src/$1",
    "^@casement/prisma/(.*)$": "<rootDir>/prisma/src/$1",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  transform: { "\\.(ts|tsx|js|mjs)$": compile },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULE_PACKAGES.join("|")})/)`],
  ...extra,
});

/** Starts one PostgreSQL for the whole run, and only when a test of these packages is among those that run. */
const withDatabase = {
  globalSetup: "<rootDir>/scripts/jest/start-database.mjs",
  globalTeardown: "<rootDir>/scripts/jest/stop-database.mjs",
};

export default {
  maxWorkers: 2,
  // Two cores may be busy with much else; a test that hangs is still told apart from one that waits.
  testTimeout: 30_000,
  projects: [
    project("shared"),
    project("prisma", withDatabase),
    project("server", withDatabase),
    // Jest's guard of globals wraps tldraw's list of its versions once a file, and in the end overflows the stack.
    project("client", { testEnvironmentOptions: { globalsCleanup: "off" } }),
    project("e2e/proofs", {
      ...withDatabase,
      displayName: "proofs",
      testEnvironmentOptions: { globalsCleanup: "off" },
    }),
    project("scripts"),
  ],
};
