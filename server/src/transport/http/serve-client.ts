import { existsSync } from "node:fs";
import path from "node:path";
import { type RequestHandler, static as serveFiles } from "express";
import servePacked from "express-static-gzip";

const YEAR = "365d";
/** Vite's folder for files with a hash in their name. */
const HASHED_FOLDER = "assets";

/**
 * Serves the built client. Hashed files are sent as the build compressed them, to browsers that can decompress them,
 * and are kept for a year. index.html, which names them, is asked for each time and answers every address that is no
 * file.
 */
export function serveClient(folder: string): RequestHandler[] {
  const index = path.join(folder, "index.html");
  const hashed: RequestHandler = servePacked(path.join(folder, HASHED_FOLDER), {
    enableBrotli: true,
    orderPreference: ["br", "gzip"],
    index: false,
    serveStatic: { immutable: true, maxAge: YEAR, fallthrough: false },
  });
  const pages: RequestHandler = (request, response, next) => {
    const isPage = request.method === "GET" || request.method === "HEAD";
    // A missing file is a 404: a page in its place would only confuse.
    if (!isPage || path.extname(request.path) !== "" || !existsSync(index)) return next();
    response.setHeader("Cache-Control", "no-cache");
    response.sendFile(index);
  };
  return [
    (request, response, next) => {
      const prefix = `/${HASHED_FOLDER}/`;
      if (!request.url.startsWith(prefix)) return next();
      request.url = request.url.slice(prefix.length - 1);
      hashed(request, response, next);
    },
    serveFiles(folder, {
      cacheControl: false,
      index: false,
      setHeaders: (response) => response.setHeader("Cache-Control", "no-cache"),
    }),
    pages,
  ];
}
