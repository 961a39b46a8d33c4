import { fileURLToPath } from "node:url";

/** How both builds, the pages' and the exported player's, find what they import. */
export const resolve = {
  // Two copies of yjs or React in one page break both.
  dedupe: ["yjs", "react", "react-dom"],
  // Read from the sources: no build of shared/ has to come first, and a change shows at once.
  alias: [
    { find: /^@\//, replacement: fileURLToPath(new URL("src/", import.meta.url)) },
    {
      find: /^@casement\/shared\/(.*)$/,
      replacement: fileURLToPath(new URL("../shared/src/$1.ts", import.meta.url)),
    },
  ],
};
