import { fingerprint, once } from "./install/stamp.mjs";
import { run, runQuietly } from "./platform/child.mjs";
import { inRoot, TOOL } from "./platform/paths.mjs";

const SETTINGS = ["package-lock.json", "package.json", "tsconfig.base.json", "turbo.json"];
const PACKAGES = ["shared", "prisma", "server"];
const SOURCES = [
  ...PACKAGES.flatMap((name) => [`${name}/src`, `${name}/package.json`, `${name}/tsconfig.json`]),
  "prisma/schema",
  ...[
    "src",
    "public",
    "index.html",
    "package.json",
    "vite.config.ts",
    "vite.offline.config.ts",
    "vite.resolve.mjs",
  ].map((name) => `client/${name}`),
];

/** Writes the database client of the schema. */
export const generate = () =>
  once({
    name: "generate",
    key: () => fingerprint(["prisma/schema", "prisma/prisma.config.ts", "package-lock.json"]),
    outputs: ["prisma/src/generated/client.ts"],
    work: () =>
      runQuietly("Generating the database client", process.execPath, [TOOL.prisma, "generate", "--schema", "schema"], {
        cwd: inRoot("prisma"),
        env: { PRISMA_SCHEMA_ENGINE_BINARY: inRoot("scripts/lib/install/schema-engine-stub") },
      }),
  });

/** Compiles the packages and bundles the client, as turbo.json orders it. */
export const build = () =>
  once({
    name: "build",
    key: () => fingerprint([...SETTINGS, ...SOURCES]),
    outputs: [
      "shared/dist",
      "prisma/dist",
      "server/dist/main.js",
      "client/dist/index.html",
      "client/dist/offline/player.html",
    ],
    work: () =>
      runQuietly("The build", process.execPath, [
        TOOL.turbo,
        "run",
        "build",
        "--ui=stream",
        "--output-logs=errors-only",
        "--no-update-notifier",
      ]),
  });

/** Type-checks everything, tests included. */
export const checkTypes = () => run(process.execPath, [TOOL.tsc, "-b"], { cwd: inRoot() });
