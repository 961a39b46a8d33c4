import { existsSync } from "node:fs";
import { checkTypes, generate } from "./build.mjs";
import { run } from "./child.mjs";
import { install } from "./install.mjs";
import { inRoot, TOOL } from "./paths.mjs";

/** Format, lint rules and the import table. */
export const checkStyle = () => run(process.execPath, [TOOL.biome, "check", "--max-diagnostics=200"]);

/** Whether the migrations say the same as the schema. */
export function checkDrift() {
  const script = ["check-drift.ts", "check-drift.mjs"].map((name) => inRoot("prisma/scripts", name)).find(existsSync);
  if (script === undefined) return Promise.resolve(1);
  return run(process.execPath, [...(script.endsWith(".ts") ? [TOOL.tsx] : []), script], { cwd: inRoot("prisma") });
}

export async function lint() {
  await install();
  await generate();
  const codes = [await checkTypes(), await checkStyle()];
  process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
}
