import { checkRooms, findCircles, findFullRooms, judge, resolve } from "./lib/check-rooms.mjs";

/** The importing file, what it imports, and a part of the message; null if the import is allowed. */
const TABLE: readonly (readonly [file: string, source: string, message: string | null])[] = [
  ["shared/src/session/role.ts", "zod", null],
  ["shared/src/session-log/fold.ts", "../session/role.js", null],
  ["shared/src/session/role.ts", "../session-log/fold.js", "lib/ and the list of worksheets alone"],
  ["shared/src/session/role.ts", "yjs", "alone"],
  ["shared/src/session/role.ts", "node:fs", "alone"],
  ["shared/src/session/role.ts", "@casement/prisma/client", "alone"],
  ["shared/src/document/schema.ts", "yjs", null],
  ["shared/src/document/schema.ts", "tldraw", "zod and yjs alone"],
  ["shared/src/playback/manifest.ts", "../document/schema.js", "knows no Y.Doc"],

  ["prisma/src/client.ts", "@prisma/adapter-pg", null],
  ["prisma/src/client.ts", "@casement/shared/session/role", "Prisma alone"],

  ["server/src/domain/steps.ts", "@casement/shared/session/step-clock", null],
  ["server/src/domain/steps.ts", "./hints.js", null],
  ["server/src/domain/steps.ts", "node:crypto", "domain/ is pure"],
  ["server/src/domain/steps.ts", "../session-log/append.js", "decides"],
  ["server/src/domain/steps.ts", "../platform/clock.js", "decides"],
  ["server/src/domain/steps.ts", "../config.js", "as parameters"],

  ["server/src/commands/enter-step.ts", "../domain/steps.js", null],
  ["server/src/commands/enter-step.ts", "../session-log/append.js", null],
  ["server/src/commands/enter-step.ts", "../board/rooms.js", null],
  ["server/src/commands/enter-step.ts", "../queries/read-session.js", null],
  ["server/src/commands/enter-step.ts", "../transport/http/server.js", "belongs in transport/"],
  ["server/src/commands/enter-step.ts", "socket.io", "belongs in transport/"],
  ["server/src/queries/read-session.ts", "@casement/prisma/client", null],
  ["server/src/queries/read-session.ts", "../commands/enter-step.js", "belongs in commands/"],
  ["server/src/queries/read-session.ts", "../testing/fake-clock.js", "for tests alone"],

  ["server/src/session-log/append.ts", "@casement/prisma/client", null],
  ["server/src/session-log/append.ts", "../bus/bus.js", null],
  ["server/src/session-log/append.ts", "../board/rooms.js", "belongs in domain/"],
  ["server/src/board/storage/rooms.ts", "../../platform/clock.js", null],
  ["server/src/board/rooms.ts", "socket.io", "belong in transport/board/"],
  ["server/src/board/rooms.ts", "../domain/steps.js", "belongs in commands/"],
  ["server/src/bus/bus.ts", "../transport/socket/gateway.js", "in transport/"],

  ["server/src/transport/http/routes.ts", "../../commands/enter-step.js", null],
  ["server/src/transport/http/routes.ts", "../../queries/read-session.js", null],
  ["server/src/transport/http/routes.ts", "@casement/prisma/client", "never touches the database"],
  ["server/src/transport/http/routes.ts", "../../session-log/append.js", "writes through commands/"],
  ["server/src/transport/socket/gateway.ts", "../../domain/steps.js", "rules belong in domain/"],
  ["server/src/transport/board/wire.ts", "../../platform/clock.js", null],
  ["server/src/platform/clock.ts", "../session-log/append.js", "ground others stand on"],
  ["server/src/composition.ts", "./transport/http/server.js", null],
  ["server/src/composition.ts", "@casement/prisma/client", null],
  ["server/src/composition.ts", "../../client/src/main.js", "client/src/"],
  ["server/src/transport/http/routes.test.ts", "../../testing/real-server.js", null],

  ["client/src/ui/button.tsx", "@/lib/time", null],
  ["client/src/ui/button.tsx", "@casement/shared/session/role", "no domain word"],
  ["client/src/lib/time.ts", "@/features/notes/note", "nothing of ours"],
  ["client/src/session/store.ts", "@casement/shared/session-log/fold", null],
  ["client/src/api/sessions.ts", "@/ui/button", "shared and lib/ alone"],
  ["client/src/features/notes/note.tsx", "./note-row", null],
  ["client/src/features/notes/note.tsx", "@/ui/button", null],
  ["client/src/features/notes/note.tsx", "@/features/scoring/card", "Features never import each other"],
  ["client/src/features/notes/note.tsx", "../scoring/card", "Features never import each other"],
  ["client/src/features/notes/note.tsx", "@/app/router", "Features never import each other, nor app/"],
  ["client/src/features/notes/list/deep/row.tsx", "../../note", null],
  ["client/src/features/notes/list/deep/row.tsx", "../../../scoring/card", "Features never import each other"],
  ["client/src/features/notes/note.tsx", "@casement/prisma/client", "Features never"],
  ["client/src/app/router.tsx", "@/features/notes/note", null],
  ["client/src/app/router.tsx", "../../../server/src/config.js", "@casement/shared alone"],

  ["e2e/scenarios/twitter.ts", "@casement/shared/session/role", null],
  ["e2e/scenarios/twitter.ts", "../pages/room.js", null],
  ["e2e/scenarios/twitter.ts", "../../server/src/config.js", "from outside"],
  ["e2e/scenarios/twitter.spec.ts", "../../proofs/kill.js", null],
  ["server/src/composition.ts", "../../proofs/kill.js", "client/src/"],
  ["proofs/kill.ts", "../../server/src/config.js", null],
  ["scripts/run.mjs", "./lib/install/stamp.mjs", null],
  ["scripts/run.mjs", "turbo", "node: builtins only"],
];

describe("who may import whom", () => {
  test.each(TABLE)("%s imports %s: %s", (from, specifier, expected) => {
    const message = judge({ from, specifier, to: resolve(from, specifier, () => false) });
    if (expected === null) expect(message).toBeUndefined();
    else expect(message).toContain(expected);
  });

  test("folders that import each other in a circle are reported", () => {
    const among = (from: string, to: string) => ({ from, specifier: to, to });
    const imports = [
      among("shared/src/a/x.ts", "shared/src/b/y.ts"),
      among("shared/src/b/z.ts", "shared/src/c/w.ts"),
      among("shared/src/c/w.ts", "shared/src/a/v.ts"),
      among("shared/src/d/u.ts", "shared/src/a/x.ts"),
    ];
    expect(findCircles(imports)).toEqual([
      "These folders import each other in a circle: shared/src/a, shared/src/b, shared/src/c.",
    ]);
    expect(findCircles(imports.slice(0, 2))).toEqual([]);
  });

  test("a room with more than twenty loose files is reported", () => {
    const files = Array.from({ length: 20 }, (_, n) => `shared/src/a/${n}.ts`);
    expect(findFullRooms([...files, "shared/src/a/inner/x.ts"])).toEqual([]);
    expect(findFullRooms([...files, "shared/src/a/x.css"])).toEqual([
      "shared/src/a has 21 loose files, more than 20: make rooms by subject in it.",
    ]);
  });

  test("the repository keeps to the table", () => {
    expect(checkRooms()).toEqual([]);
  });
});
