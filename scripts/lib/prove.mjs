import { passSignalsOn, run } from "./platform/child.mjs";
import { inRoot } from "./platform/paths.mjs";
import { makeReady } from "./start.mjs";

/** `npm run prove -- kill --cycles 200`: one promise's proof in full (docs/promises.md). @param {string[]} args */
export async function prove(args) {
  passSignalsOn();
  await makeReady();
  // Node itself and no wrapper, so that a signal ends all of it; as production, as people run it.
  process.exitCode = await run(process.execPath, ["--import", "tsx", inRoot("proofs/main.ts"), ...args], {
    env: { NODE_ENV: "production", TSX_TSCONFIG_PATH: inRoot("proofs/tsconfig.process.json") },
  });
}
