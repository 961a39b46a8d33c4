// As import-worker.mjs, for the thread that hashes and rebuilds large documents.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

const inServer = (/** @type {string} */ file) => new URL(`../../server/src/${file}`, import.meta.url);

process.env.TSX_TSCONFIG_PATH = fileURLToPath(inServer("testing/tsconfig.process.json"));
register();
await import(inServer("board/document/aside/aside-worker.ts").href);
