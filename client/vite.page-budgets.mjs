import { brotliCompressSync, constants } from "node:zlib";

/**
 * The most that each page may load before it shows, in KB of brotli: the start, and these modules with all that they
 * import. A page that grows beyond it fails the build: load what it needs later on demand, or say in the commit why the
 * budget grows.
 */
const BUDGETS_KB = {
  "sign in": { most: 150, parts: ["app/routes/sign-in.tsx"] },
  join: { most: 150, parts: ["app/routes/join.tsx"] },
  sessions: { most: 214, parts: ["app/routes/dashboard.tsx", "app/shell/account-menu.tsx"] },
  "new session": { most: 247, parts: ["app/routes/new-session.tsx"] },
  problems: { most: 226, parts: ["app/routes/library/problems.tsx"] },
  framework: { most: 226, parts: ["app/routes/library/framework.tsx"] },
  lobby: { most: 245, parts: ["app/routes/session.tsx"] },
  reading: { most: 400, parts: ["app/routes/session.tsx", "app/session/reading/reading-view.tsx"] },
  room: {
    most: 844,
    parts: ["app/routes/session.tsx", "app/session/room-view.tsx", "features/board/editor/board-pane.tsx"],
  },
  player: {
    most: 800,
    parts: ["app/routes/playback.tsx", "app/playback/playback-view.tsx", "features/board/replay/replay-board.tsx"],
  },
};

const KB = 1024;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Fails the build when a page's scripts are heavier than its budget.
 * @returns {import("vite").Plugin}
 */
export function pageBudgets() {
  return {
    name: "page-budgets",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === "chunk");
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      /** @type {Map<string, number>} */
      const sizes = new Map();
      /** @param {string} file */
      const sizeOf = (file) => {
        const known = sizes.get(file) ?? brotliCompressSync(byFile.get(file)?.code ?? "", QUALITY).length / KB;
        sizes.set(file, known);
        return known;
      };
      for (const [page, { most, parts }] of Object.entries(BUDGETS_KB)) {
        const first = chunks.filter(({ isEntry }) => isEntry);
        for (const part of parts) {
          const holder = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/client/src/${part}`)));
          if (holder === undefined) this.error(`"${page}" names a part that is gone: ${part}`);
          first.push(holder);
        }
        const files = withImports(first, byFile);
        const total = Math.round([...files].reduce((sum, file) => sum + sizeOf(file), 0));
        if (total > most) this.error(`"${page}" loads ${total} KB of script before it shows; its budget is ${most} KB`);
      }
    },
  };
}

/**
 * @param {readonly import("vite").Rollup.OutputChunk[]} first
 * @param {ReadonlyMap<string, import("vite").Rollup.OutputChunk>} byFile
 */
function withImports(first, byFile) {
  const files = new Set(first.map(({ fileName }) => fileName));
  // A set that grows while it is walked is walked to its end.
  for (const file of files) for (const imported of byFile.get(file)?.imports ?? []) files.add(imported);
  return files;
}
