// One run for every package. Sources are compiled by swc to CommonJS; nothing is read from a dist folder.

/** Packages that ship ES modules alone, and so are compiled too. The others, tldraw among them, run as they are. */
const ES_MODULE_PACKAGES = [
  "nanoid",
  "age-encryption",
  "@noble",
  "@scure",
  "@seriousme",
  "@tldraw/assets",
  "y-websocket",
];

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

/** Where our own files lie. */
const SOURCES = {
  "^@/(.*)$": "<rootDir>/client/src/$1",
  "^@casement/shared/(.*)$": "<rootDir>/shared/src/$1",
  "^@casement/prisma/(.*)$": "<rootDir>/prisma/src/$1",
  "^(\\.{1,2}/.*)\\.js$": "$1",
};

/** @param {string} name folder of the package  @param {object} [extra] */
const project = (name, extra = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  roots: [`<rootDir>/${name}`],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["/dist/"],
  testEnvironment: "node",
  // Jest's guard of globals wraps tldraw's list of its versions once a file, and in the end overflows the stack. A worker
  // takes the setting of the first file that it runs, whosever that is: so it is off for every project, or for none.
  testEnvironmentOptions: { globalsCleanup: "off" },
  moduleFileExtensions: ["js", "mjs", "cjs", "ts", "tsx", "json", "node"],
  moduleNameMapper: SOURCES,
  transform: { "\\.(ts|tsx|js|mjs)$": compile },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULE_PACKAGES.join("|")})/)`],
  ...extra,
});

/** Components, in a page of jsdom. Resolves packages as Node does, but for the socket: the page has one of its own. */
const inPage = {
  displayName: "components",
  testMatch: ["**/*.test.tsx"],
  testEnvironment: "<rootDir>/scripts/jest/page-environment.mjs",
  testEnvironmentOptions: { globalsCleanup: "off", customExportConditions: ["node", "node-addons"] },
  setupFilesAfterEnv: ["<rootDir>/client/src/testing/page.ts"],
  moduleNameMapper: {
    "\\.css$": "<rootDir>/scripts/jest/no-styles.mjs",
    "\\?url$": "<rootDir>/scripts/jest/file-address.mjs",
    "^(\\.{1,2}/.*)\\.node\\.js$": "$1",
    ...SOURCES,
  },
};

/** Starts one PostgreSQL for the whole run, and only when a test of these packages is among those that run. */
const withDatabase = {
  globalSetup: "<rootDir>/scripts/jest/start-database.mjs",
  globalTeardown: "<rootDir>/scripts/jest/stop-database.mjs",
};

export default {
  // Tests wait for sockets, databases and clocks part of their time, so that three share two cores well.
  maxWorkers: 3,
  // For what hangs, and for that alone: two cores may be busy with much else, and no test may fail for being slow. No test
  // has a time of its own.
  testTimeout: 600_000,
  projects: [
    project("shared"),
    project("prisma", withDatabase),
    project("server", withDatabase),
    project("client"),
    project("client", inPage),
    project("proofs", {
      ...withDatabase,
      setupFiles: ["<rootDir>/scripts/jest/clone-here.mjs"],
    }),
    project("scripts"),
  ],
};
