import { constants } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compression, defineAlgorithm } from "vite-plugin-compression2";
import { fontsOnDemand } from "./vite.fonts-on-demand.mjs";
import { labelHtml } from "./vite.label-html.mjs";
import { pageBudgets } from "./vite.page-budgets.mjs";
import { preloadFonts } from "./vite.preload-fonts.mjs";
import { resolve } from "./vite.resolve.mjs";

/** Where `npm run dev` finds API and sockets. Vite proxies them, so the browser sees one origin, as in production. */
const api = process.env.CASEMENT_API ?? "http://127.0.0.1:3000";
const sockets = { target: api, ws: true };

/** Below the slowest levels: a server builds on its first start after an update, and people wait for it. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
/** The files that server/src/transport/http/serve-client.ts serves compressed. */
const packed = compression({
  include: /^assets\/.*\.(js|css|svg)$/,
  threshold: 1024,
  algorithms: [defineAlgorithm("brotliCompress", BROTLI), "gzip"],
});

export default defineConfig({
  plugins: [react(), labelHtml(), fontsOnDemand(), pageBudgets(), preloadFonts(), packed],
  resolve,
  // Its files are imported with ?url, which pre-bundling does not understand.
  optimizeDeps: { exclude: ["@tldraw/assets"] },
  server: {
    host: "127.0.0.1",
    port: Number(process.env.CLIENT_PORT ?? 5173),
    strictPort: true,
    proxy: { "/api": api, "/socket.io": sockets, "/board/": sockets },
  },
  build: {
    target: "es2023",
    // An inlined asset would need data: in the content security policy, and make every page heavier.
    assetsInlineLimit: 0,
    license: { fileName: "third-party-licenses.md" },
    // The board's chunk is large, and loaded only with a board.
    chunkSizeWarningLimit: 1800,
    // What every page needs is one file: split by who shares it, it was eighteen, and 12 KB more.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } } },
  },
});
