import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { fontsOnDemand } from "./vite.fonts-on-demand.mjs";
import { labelHtml } from "./vite.label-html.mjs";
import { resolve } from "./vite.resolve.mjs";

/** Every exported file contains the licences of the packages in it. */
const LICENSES = "third-party-licenses.md";

/**
 * The player as one self-contained file, dist/offline/player.html, into which the server puts a
 * recording (server/src/import-export/export-player.ts).
 */
export default defineConfig({
  plugins: [react(), labelHtml(), fontsOnDemand(), intoOneFile()],
  resolve,
  // Chromium starts no module worker in a page opened from a file.
  worker: { format: "iife" },
  publicDir: false,
  build: {
    target: "es2023",
    outDir: "dist/offline",
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: false,
    license: { fileName: LICENSES },
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      input: fileURLToPath(new URL("src/app/offline/main.tsx", import.meta.url)),
      output: { codeSplitting: false },
    },
  },
});

function intoOneFile(): Plugin {
  return {
    name: "into-one-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      let [script, style, licenses] = ["", "", ""];
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === "chunk") script += part.code;
        else if (name.endsWith(".css")) style += part.source;
        else if (name === LICENSES) licenses += part.source;
        else this.error(`${name} is not inside the file`);
        delete bundle[name];
      }
      this.emitFile({ type: "asset", fileName: "player.html", source: page(script, style, licenses) });
    },
  };
}

/**
 * The player is compressed: unpacking it is faster than reading the larger file from disk. The policy allows the
 * unpacking script to run, and no request to any network.
 */
function page(script: string, style: string, licenses: string): string {
  const loader = readFileSync(new URL("src/app/offline/unpack.js", import.meta.url), "utf8");
  const hash = createHash("sha256").update(loader).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}' blob:; style-src 'unsafe-inline'; img-src data: blob:; media-src blob:; font-src data:; connect-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'`;
  const packed = gzipSync(script, { level: 9 }).toString("base64");
  const parts: Readonly<Record<string, string>> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    style: `<style>${style.replaceAll("</style", "<\\/style")}</style>`,
    licenses: `<script type="text/plain" id="third-party-licenses">${licenses.replaceAll("</script", "<\\/script")}</script>`,
    player: `<script type="text/plain" id="player">${packed}</script><script type="module">${loader}</script>`,
  };
  const template = readFileSync(new URL("src/app/offline/player.html", import.meta.url), "utf8");
  return template.replace(/<!--build:([a-z]+)-->/g, (_whole, name: string) => parts[name] ?? "");
}
