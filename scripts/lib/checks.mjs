import { checkTypes, generate } from "./build.mjs";
import { checkRooms } from "./check-rooms.mjs";
import { install } from "./install/install.mjs";
import { run } from "./platform/child.mjs";
import { inRoot, TOOL } from "./platform/paths.mjs";
import { complain } from "./platform/say.mjs";

/** Checks format, lint rules, and who may import whom. */
export async function checkStyle() {
  const code = await run(process.execPath, [TOOL.biome, "check", "--max-diagnostics=200"]);
  const faults = checkRooms();
  for (const fault of faults) complain(fault);
  return faults.length > 0 ? 1 : code;
}

/** Checks whether the migrations give the schema. */
export function checkDrift() {
  return run(process.execPath, [inRoot("prisma/scripts/check-drift.mjs")], { cwd: inRoot("prisma") });
}

export async function lint() {
  await install("working");
  await generate();
  const codes = [await checkTypes(), await checkStyle()];
  process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
}
