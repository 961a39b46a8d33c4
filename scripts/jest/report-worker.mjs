// The entry of the server's worker thread when the sources run directly: tsx does not apply itself to threads.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

const inServer = (/** @type {string} */ file) => new URL(`../../server/src/${file}`, import.meta.url);

process.env.TSX_TSCONFIG_PATH = fileURLToPath(inServer("testing/tsconfig.process.json"));
register();
await import(inServer("report/pdf/report-worker.ts").href);
