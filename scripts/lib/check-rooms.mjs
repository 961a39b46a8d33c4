import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOMS } from "../rooms.mjs";
import { ROOT } from "./paths.mjs";

/** @typedef {import("../rooms.mjs").Room} Room */
/** @typedef {{ readonly from: string, readonly specifier: string, readonly to: string | undefined }} Import */

const SOURCES = ["shared/src", "prisma/src", "server/src", "client/src", "e2e", "scripts"];
const CODE = /\.(ts|tsx|mjs|css)$/;
/** Installed, or written by Prisma. */
const NOT_OURS = /\/node_modules\/|^prisma\/src\/generated\//;
/** Tests and what they share may look everywhere, as proofs may; what runs in production may not look at them. */
const OF_TESTS = /\.test\.tsx?$|\.testing\.tsx?$|\/testing\//;
const PROOFS = /^proofs\//;
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)"([@.\w][^"\s]*)"/g;

/** What in the repository breaks the table or stands in a circle, one sentence each. @returns {readonly string[]} */
export function checkRooms() {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, "/")))
      .filter((file) => CODE.test(file) && !NOT_OURS.test(file)),
  );
  const imports = readImports(files);
  return [...imports.flatMap((found) => judge(found) ?? []), ...findCircles(imports)];
}

/** @param {readonly string[]} files paths from the top @returns {Import[]} */
function readImports(files) {
  const known = new Set(files);
  return files.flatMap((from) => {
    const code = readFileSync(path.join(ROOT, from), "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
    return Array.from(code.matchAll(SPECIFIER), ([, specifier = ""]) => ({
      from,
      specifier,
      to: resolve(from, specifier, (file) => known.has(file)),
    }));
  });
}

/**
 * The file that is meant, from the top; undefined for a package.
 * @param {string} from @param {string} specifier @param {(file: string) => boolean} exists
 */
export function resolve(from, specifier, exists) {
  const place = placeOf(from, specifier.replace(/\?.*$/, ""));
  if (place === undefined) return undefined;
  const bare = place.replace(/\.js$/, "");
  return [place, `${bare}.ts`, `${bare}.tsx`, `${bare}.d.ts`].find(exists) ?? bare;
}

/** @param {string} from @param {string} specifier */
function placeOf(from, specifier) {
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(from), specifier);
  if (specifier.startsWith("@/")) return `client/src/${specifier.slice(2)}`;
  const ours = /^@casement\/(\w+)\/(.+)$/.exec(specifier);
  return ours === null ? undefined : `${ours[1]}/src/${ours[2]}`;
}

/** What is wrong with an import, as a sentence; undefined when it is allowed. @param {Import} found */
export function judge({ from, specifier, to }) {
  if (OF_TESTS.test(from) || PROOFS.test(from)) return undefined;
  const room = roomOf(from);
  if (room === undefined) return undefined;
  if (to !== undefined && OF_TESTS.test(to)) return `${from} imports ${specifier}: testing/ is for tests alone.`;
  const allowed = to === undefined ? mayUse(room, specifier) : mayEnter(room, from, to);
  return allowed ? undefined : `${from} imports ${specifier}: ${room.says}`;
}

/** @param {string} file @returns {Room | undefined} */
function roomOf(file) {
  const fits = ROOMS.filter(({ room }) => within(file, room));
  return fits.sort((a, b) => b.room.length - a.room.length)[0];
}

/** @param {string} file @param {string} room */
const within = (file, room) => new RegExp(`^${room.replace("*", "[^/]+")}(/|\\.|$)`).test(file);

/** @param {Room} room @param {string} from @param {string} to */
function mayEnter({ room, may }, from, to) {
  const own = from.split("/").slice(0, room.split("/").length).join("/");
  return [own, ...may].some((place) => within(to, place));
}

/** @param {Room} room @param {string} specifier */
function mayUse({ may }, specifier) {
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  if (specifier.startsWith("node:")) return may.includes("node:*");
  return may.includes("npm") || may.includes(name);
}

/** Circles of folders, production code alone. Biome finds those of files. @param {readonly Import[]} imports */
export function findCircles(imports) {
  /** @type {Map<string, Set<string>>} */
  const folders = new Map();
  for (const { from, to } of imports) {
    if (to === undefined || OF_TESTS.test(from) || !/^(shared|prisma|server|client)\/src\/.+\//.test(from)) continue;
    const [a, b] = [path.posix.dirname(from), path.posix.dirname(to)];
    if (a === b || /^\w+\/src$/.test(b)) continue;
    folders.set(a, (folders.get(a) ?? new Set()).add(b));
  }
  return circlesIn(folders).map((circle) => `These folders import each other in a circle: ${circle.join(", ")}.`);
}

/** Strongly connected components of more than one node (Tarjan). @param {Map<string, Set<string>>} graph */
function circlesIn(graph) {
  /** @type {Map<string, { index: number, low: number }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const circles = [];
  /** @param {string} node */
  const visit = (node) => {
    const mark = { index: seen.size, low: seen.size };
    seen.set(node, mark);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const known = seen.get(next);
      if (known === undefined) mark.low = Math.min(mark.low, visit(next).low);
      else if (stack.includes(next)) mark.low = Math.min(mark.low, known.index);
    }
    if (mark.low === mark.index) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return mark;
  };
  for (const node of graph.keys()) if (!seen.has(node)) visit(node);
  return circles;
}
