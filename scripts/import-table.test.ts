import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "..");
const BIOME = path.join(ROOT, "node_modules/@biomejs/biome/bin/biome");

/** Importing file, what it imports, and a piece of the message; null where the import is allowed. */
const TABLE: readonly (readonly [file: string, source: string, message: string | null])[] = [
  ["shared/src/role.ts", "zod", null],
  ["shared/src/record/fold.ts", "../role.js", null],
  ["shared/src/role.ts", "yjs", "zod alone"],
  ["shared/src/role.ts", "node:fs", "zod alone"],
  ["shared/src/role.ts", "@casement/prisma/client", "zod alone"],
  ["shared/src/board/layout.ts", "yjs", null],
  ["shared/src/board/layout.ts", "tldraw", "zod and yjs alone"],

  ["prisma/src/client.ts", "@prisma/adapter-pg", null],
  ["prisma/src/client.ts", "@casement/shared/role", "Prisma alone"],
  ["prisma/src/client.ts", "express", "Prisma alone"],

  ["server/src/domain/steps.ts", "@casement/shared/step-clock", null],
  ["server/src/domain/steps.ts", "./hints.js", null],
  ["server/src/domain/steps.ts", "node:crypto", "domain/ is pure"],
  ["server/src/domain/steps.ts", "../record/append.js", "domain/ decides"],
  ["server/src/domain/steps.ts", "../platform/clock.js", "domain/ decides"],
  ["server/src/domain/steps.ts", "../config.js", "as a parameter"],

  ["server/src/commands/enter-step.ts", "../domain/steps.js", null],
  ["server/src/commands/enter-step.ts", "../record/append.js", null],
  ["server/src/commands/enter-step.ts", "../board/rooms.js", null],
  ["server/src/commands/enter-step.ts", "../queries/read-session.js", null],
  ["server/src/commands/enter-step.ts", "../transport/http/server.js", "belong in transport/"],
  ["server/src/commands/enter-step.ts", "socket.io", "belong in transport/"],
  ["server/src/queries/read-session.ts", "@casement/prisma/client", null],
  ["server/src/queries/read-session.ts", "../platform/clock.js", null],
  ["server/src/queries/read-session.ts", "../testing/fake-clock.js", "is for tests"],

  ["server/src/record/append.ts", "@casement/prisma/client", null],
  ["server/src/record/append.ts", "../bus/bus.js", null],
  ["server/src/board/rooms.ts", "../platform/clock.js", null],
  ["server/src/board/rooms.ts", "../domain/steps.js", "belongs in commands/"],
  ["server/src/bus/bus.ts", "../transport/socket/gateway.js", "belongs in transport/"],
  ["server/src/bus/bus.ts", "../testing/fake-clock.js", "is for tests"],

  ["server/src/transport/http/routes.ts", "../../commands/enter-step.js", null],
  ["server/src/transport/http/routes.ts", "../../queries/read-session.js", null],
  ["server/src/transport/http/routes.ts", "@casement/prisma/client", "never touches the database"],
  ["server/src/transport/http/routes.ts", "../../record/append.js", "writes through commands/"],
  ["server/src/transport/socket/gateway.ts", "../../bus/bus.js", null],
  ["server/src/transport/socket/gateway.ts", "../../domain/steps.js", "belongs in commands/"],
  ["server/src/transport/board/wire.ts", "../../board/rooms.js", null],
  ["server/src/transport/board/wire.ts", "../../platform/clock.js", null],

  ["server/src/platform/clock.ts", "../record/append.js", "ground others stand on"],
  ["server/src/composition.ts", "./transport/http/server.js", null],
  ["server/src/composition.ts", "@casement/prisma/client", null],
  ["server/src/composition.ts", "react", "client/src/"],
  ["server/src/testing/real-server.ts", "../composition.js", null],
  ["server/src/transport/http/routes.test.ts", "../../testing/real-server.js", null],

  ["client/src/ui/button.tsx", "../lib/time", null],
  ["client/src/ui/button.tsx", "@casement/shared/role", "no domain word"],
  ["client/src/lib/time.ts", "../features/notes/note", "nothing of ours"],
  ["client/src/realtime/store.ts", "@casement/shared/record/fold", null],
  ["client/src/realtime/store.ts", "../api/sessions", null],
  ["client/src/api/sessions.ts", "../ui/button", "shared and lib/ alone"],
  ["client/src/api/sessions.ts", "../features/notes/note", "shared and lib/ alone"],
  ["client/src/features/notes/note.tsx", "./note-row", null],
  ["client/src/features/notes/note.tsx", "../../ui/button", null],
  ["client/src/features/notes/note.tsx", "@casement/shared/role", null],
  ["client/src/features/notes/note.tsx", "../scoring/card", "Features never import each other"],
  ["client/src/features/notes/note.tsx", "../../features/scoring/card", "Features never import each other"],
  ["client/src/features/notes/note.tsx", "../../app/router", "not the other way round"],
  ["client/src/features/notes/list/row.tsx", "../note", null],
  ["client/src/features/notes/list/row.tsx", "../../../ui/button", null],
  ["client/src/features/notes/list/row.tsx", "../../scoring/card", "Features never import each other"],
  ["client/src/features/notes/list/deep/row.tsx", "../../note", null],
  ["client/src/features/notes/list/deep/row.tsx", "../../../scoring/card", "Features never import each other"],
  ["client/src/features/notes/note.tsx", "@casement/prisma/client", "@casement/shared alone"],
  ["client/src/app/router.tsx", "../features/notes/note", null],
  ["client/src/app/router.tsx", "../../../server/src/config.js", "@casement/shared alone"],

  ["e2e/scenarios/twitter.ts", "@casement/shared/role", null],
  ["e2e/scenarios/twitter.ts", "../pages/room.js", null],
  ["e2e/scenarios/twitter.ts", "../../server/src/config.js", "from outside"],
  ["e2e/scenarios/twitter.ts", "../../client/src/app/paths.js", "from outside"],
  ["e2e/proofs/kill.ts", "../../server/src/config.js", null],
  ["e2e/proofs/kill.ts", "../../client/src/realtime/board-client.js", null],
  ["scripts/run.mjs", "./lib/stamp.mjs", null],
  ["scripts/run.mjs", "turbo", "node: builtins only"],
];

interface Diagnostic {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

/** Every import of the table on a line of its own in the file that does it, in a folder with our lint settings. */
function lintTable(): Map<string, string> {
  const folder = mkdtempSync(path.join(tmpdir(), "casement-lint-"));
  try {
    for (const file of ["biome.json", ".gitignore", "scripts/import-table.jsonc"]) {
      cpSync(path.join(ROOT, file), path.join(folder, file));
    }
    for (const [file, source] of TABLE) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      appendFileSync(path.join(folder, file), `import "${source}";\n`);
    }
    const args = [BIOME, "lint", "--reporter=json", "--max-diagnostics=none"];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    if (!stdout.startsWith("{")) throw new Error(stderr);
    const { diagnostics } = JSON.parse(stdout.slice(0, stdout.lastIndexOf("}") + 1)) as { diagnostics: Diagnostic[] };
    return new Map(
      diagnostics
        .filter(({ category }) => category === "lint/style/noRestrictedImports")
        .map(({ message, location }) => {
          const row = TABLE.filter(([file]) => file === location.path)[location.start.line - 1];
          return [`${location.path} ${row?.[1]}`, message];
        }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("who may import whom", () => {
  let messages: Map<string, string>;
  beforeAll(() => {
    messages = lintTable();
  });

  test.each(TABLE)("%s imports %s: %s", (file, source, expected) => {
    const message = messages.get(`${file} ${source}`);
    if (expected === null) expect(message).toBeUndefined();
    else expect(message).toContain(expected);
  });
});
