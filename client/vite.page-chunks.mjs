import path from "node:path";
import { normalizePath } from "vite";

/** @typedef {import("vite").Rolldown.ChunkingContext} Modules */

const SESSION = "app/routes/session.tsx";
/**
 * The pages, with the modules that each begins with, below client/src. Pages that are alike count as one, and then load
 * a little of each other's; more of them as one would be fewer files, and pages that are too heavy (page-budgets).
 */
const PAGES = {
  entrance: ["app/routes/sign-in.tsx", "app/routes/create-account.tsx", "app/routes/reset-password.tsx"],
  join: ["app/routes/join.tsx"],
  watch: ["app/routes/watch.tsx"],
  sessions: ["app/routes/dashboard.tsx", "app/shell/account-menu.tsx"],
  lists: ["app/routes/library/frameworks.tsx", "app/routes/library/rubrics.tsx", "app/routes/library/problems.tsx"],
  "account or problem": ["app/routes/account.tsx", "app/routes/accounts.tsx", "app/routes/library/problem.tsx"],
  plan: ["app/routes/new-session.tsx", "app/routes/edit-session.tsx"],
  editors: ["app/routes/library/framework.tsx", "app/routes/library/rubric.tsx"],
  "problem editor": ["app/routes/library/new-problem.tsx", "app/routes/library/edit-problem.tsx"],
  lobby: [SESSION],
  reading: [SESSION, "app/session/reading/reading-view.tsx"],
  room: [SESSION, "app/session/room-view.tsx", "features/board/editor/board-pane.tsx"],
  player: ["app/routes/playback.tsx", "app/playback/playback-view.tsx", "features/board/replay/replay-board.tsx"],
};
const NAMES = Object.keys(PAGES);

const SOURCES = path.join(import.meta.dirname, "src");
/** Whoever takes one component from such a list of all components does not need the others. */
const LIST = /\/node_modules\/(@mantine\/\w+)\/esm\/index\.mjs$/;
const NAMED_IMPORT = /import\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;

/**
 * Groups for the bundler: a file for what the same pages need. Left to itself it also keeps apart what some dialog
 * needs too, and a room was a hundred files. The start, which every page needs, is one file; what no page needs before
 * it shows stays as the bundler has it. Files never need each other in a circle, because what a module imports is needed
 * by at least the pages that need the module.
 * @returns {import("vite").Rolldown.CodeSplittingGroup[]}
 */
export function pageChunks() {
  /** @type {Map<string, Set<string>> | undefined} */
  let needs;
  /** @param {number} count */
  const neededBy = (count) => (/** @type {string} */ id, /** @type {Modules} */ modules) => {
    needs ??= whoNeeds(modules);
    const needing = needs.get(id);
    return needing?.size === count ? chunkName(needing) : null;
  };
  const counts = NAMES.map((_name, index) => NAMES.length - index);
  return [
    { name: "start", tags: ["$initial"], priority: NAMES.length + 1 },
    // What more pages need comes first: a group takes along what its modules import, unless that has its place.
    ...counts.map((count) => ({ name: neededBy(count), priority: count })),
  ];
}

/** @param {ReadonlySet<string>} needing */
function chunkName(needing) {
  if (needing.size <= 2)
    return NAMES.filter((name) => needing.has(name))
      .join("-")
      .replaceAll(" ", "-");
  const bits = NAMES.map((name) => (needing.has(name) ? "1" : "0")).join("");
  return `shared-${Number.parseInt(bits, 2).toString(36)}`;
}

/** Each module that a page needs before it shows, with those pages. @param {Modules} modules */
function whoNeeds(modules) {
  /** @type {Map<string, Set<string>>} */
  const needs = new Map();
  /** @type {Map<string, readonly string[]>} */
  const known = new Map();
  for (const [page, parts] of Object.entries(PAGES)) {
    const reached = new Set(parts.map((part) => normalizePath(path.join(SOURCES, part))));
    // A set that grows while it is walked is walked to its end.
    for (const id of reached) {
      const imported = known.get(id) ?? importsOf(id, modules);
      known.set(id, imported);
      for (const next of imported) reached.add(next);
    }
    for (const id of reached) needs.set(id, (needs.get(id) ?? new Set()).add(page));
  }
  return needs;
}

/** The modules that this one imports; of a list of components, those that it names. @param {string} id @param {Modules} modules */
function importsOf(id, modules) {
  const info = modules.getModuleInfo(id);
  if (info === null) return [];
  return info.importedIds.flatMap((imported) => {
    const list = LIST.exec(imported);
    return list === null ? [imported] : namedIn(info.code ?? "", list[1] ?? "", imported, modules);
  });
}

/** @param {string} code @param {string} packageName @param {string} list @param {Modules} modules */
function namedIn(code, packageName, list, modules) {
  const named = new Set(
    [...code.matchAll(NAMED_IMPORT)].flatMap(([, names = "", from]) => (from === packageName ? namesOf(names) : [])),
  );
  const listed = modules.getModuleInfo(list)?.code ?? "";
  return [...listed.matchAll(NAMED_IMPORT)].flatMap(([, names = "", from = ""]) =>
    namesOf(names).some((name) => named.has(name)) ? [normalizePath(path.join(path.dirname(list), from))] : [],
  );
}

/** "Button, Group as Row" -> Button, Group. @param {string} names */
const namesOf = (names) => names.split(",").map((name) => name.trim().split(" ")[0] ?? "");
