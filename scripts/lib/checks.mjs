import { checkTypes, generate } from "./build.mjs";
import { run } from "./child.mjs";
import { install } from "./install.mjs";
import { inRoot, TOOL } from "./paths.mjs";

/** Format, lint rules and the import table. */
export const checkStyle = () => run(process.execPath, [TOOL.biome, "check", "--max-diagnostics=200"]);

/** Whether the migrations say the same as the schema. */
export function checkDrift() {
  return run(process.execPath, [inRoot("prisma/scripts/check-drift.mjs")], { cwd: inRoot("prisma") });
}

export async function lint() {
  await install("working");
  await generate();
  const codes = [await checkTypes(), await checkStyle()];
  process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
}
