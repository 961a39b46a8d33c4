import { wellFormed } from "./well-formed.js";

/** An endpoint's path as OpenAPI writes it. */
export interface ApiPath {
  /** "/tweets/{id}". */
  readonly path: string;
  /** Names in braces, in order. */
  readonly names: readonly string[];
  /** Names behind a question mark. */
  readonly query: readonly string[];
}

const METHOD = /^(GET|POST|PUT|PATCH|DELETE)\s+/i;
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i;

/** "POST tweets/:id?limit=10" -> /tweets/{id} with the query parameter "limit". */
export function apiPath(written: string): ApiPath {
  const [before = "", query = ""] = written.trim().replace(METHOD, "").replace(ORIGIN, "").split("?", 2);
  const names: string[] = [];
  const segments = before.split("/").map((segment) => segmentOf(segment.trim(), names));
  const path = `/${segments.filter((segment) => segment !== "").join("/")}`;
  const queryNames = query
    .split("&")
    .map((part) => part.split("=")[0]?.replace(/[{}\s]/g, "") ?? "")
    .filter((name) => name !== "");
  return { path, names, query: queryNames };
}

function segmentOf(segment: string, names: string[]): string {
  const withBraces = segment.replace(/^:([\p{L}_][\p{L}\p{M}\p{N}_]*)$/u, "{$1}").replace(/^<([^<>]+)>$/, "{$1}");
  return withBraces
    .split(/(\{[^{}]*\})/)
    .map((part) => (part.startsWith("{") ? `{${takeName(part, names)}}` : encodePart(part)))
    .join("");
}

function takeName(part: string, names: string[]): string {
  const wished = part.slice(1, -1).replace(/[^\p{L}\p{M}\p{N}_]/gu, "_") || "id";
  let name = wished;
  for (let count = 2; names.includes(name); count += 1) name = `${wished}_${count}`;
  names.push(name);
  return name;
}

const encodePart = (part: string) => wellFormed(part).replace(/[^A-Za-z0-9\-._~!$'()*+,;=:@%]/gu, encodeURIComponent);

/** A key that is equal for paths that differ only in parameter names: OpenAPI treats them as the same path. */
export const pathTemplate = (path: string) => path.replace(/\{[^{}]*\}/g, "{}");
