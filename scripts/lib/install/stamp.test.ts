import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A project with these scripts and one source. The step under test makes out from src. */
const STEP = `
  import { writeFileSync } from "node:fs";
  import { fingerprint, once } from "./scripts/lib/install/stamp.mjs";
  await once({ name: "copy", key: () => fingerprint(["src", "settings.json"]), outputs: ["out"], work: async () => {
    if (process.argv[2] === "break") throw new Error("broken");
    writeFileSync("out", "");
  } });
`;

describe("a stamped step", () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  const runStep = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, ["step.mjs", ...args], { cwd: folder, encoding: "utf8" });
    return status === 0 ? (stdout.includes("done in") ? "done" : "skipped") : "failed";
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "casement-stamp-"));
    cpSync(path.dirname(__dirname), path.join(folder, "scripts/lib"), { recursive: true });
    mkdirSync(path.join(folder, "src/dist"), { recursive: true });
    write("src/a.ts", "one");
    write("step.mjs", STEP);
    expect(runStep()).toBe("done");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("is skipped while nothing changes", () => {
    expect(runStep()).toBe("skipped");
  });

  test("is done again after a change, a new file, or a setting that was not there", () => {
    for (const file of ["src/a.ts", "src/b.ts", "settings.json"]) {
      write(file, "something else");
      expect([file, runStep(), runStep()]).toEqual([file, "done", "skipped"]);
    }
  });

  test("ignores tests, build info and outputs of a build", () => {
    for (const file of ["src/a.test.ts", "src/.tsbuildinfo", "src/dist/a.js"]) write(file, "text");
    expect(runStep()).toBe("skipped");
  });

  test("is done again when its output is missing", () => {
    rmSync(path.join(folder, "out"));
    expect(runStep()).toBe("done");
  });

  test("is done again after it failed", () => {
    write("src/a.ts", "other");
    expect([runStep("break"), runStep(), runStep()]).toEqual(["failed", "done", "skipped"]);
  });
});
