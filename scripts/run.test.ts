import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const RUN = path.join(__dirname, "run.mjs");

/** Runs the entry script on a Node that claims another version. */
function runAs(version: string, ...args: string[]) {
  const disguise = `data:text/javascript,Object.defineProperty(process,"version",{value:"${version}"})`;
  return spawnSync(process.execPath, ["--import", disguise, RUN, ...args], { encoding: "utf8" });
}

describe("the entry script", () => {
  test.each(["v12.22.0", "v18.20.4", "v20.18.3"])("%s is too old, and a sentence says so", (version) => {
    const { status, stdout, stderr } = runAs(version, "start");
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: "",
      stderr: `Casement needs Node 20.19 or newer, and this is ${version}: install a newer one from https://nodejs.org and try again.\n`,
    });
  });

  test.each(["v20.19.0", "v22.0.0", "v24.11.1"])("%s is welcome", (version) => {
    expect(runAs(version, "nonsense").stderr).toContain(
      "Say one of: start, dev, build, lint, reset-password, verify-record, backup, restore, test, prove.",
    );
  });

  test("old versions can parse it: no import with node:, no await outside a function, no new operators", () => {
    const code = readFileSync(RUN, "utf8").replaceAll(/^\/\/.*$/gm, "");
    expect(code).not.toMatch(/node:|\bawait\b|\?\?|\?\.|static/);
  });
});
