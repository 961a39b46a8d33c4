// @ts-nocheck
// The door to everything: start, dev, test, lint, build. It must parse on an old Node, so that people with one
// get a sentence and not a stack trace: no new syntax here, and everything else is imported after the check.
// biome-ignore lint/style/useNodejsImportProtocol: old versions do not know node:
import { readFileSync } from "fs";

const engines = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).engines;
const wanted = engines.node
  .replace(/[^\d.]/g, "")
  .split(".")
  .map(Number);
const found = process.version
  .replace(/[^\d.]/g, "")
  .split(".")
  .map(Number);
const tooOld = found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < (wanted[1] || 0));

if (tooOld) {
  console.error(
    "Casement needs Node " +
      wanted.join(".") +
      " or newer, and this is " +
      process.version +
      ": install a newer one from https://nodejs.org and try again.",
  );
  process.exit(1);
} else {
  import("./lib/main.mjs").then((entry) => entry.main(process.argv[2], process.argv.slice(3)));
}
