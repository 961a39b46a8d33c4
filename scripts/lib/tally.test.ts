import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { lastLine, sum, tallyOfJest, tallyOfPlaywright, tallyOfStage } from "./tally.mjs";

describe("the count of a test run", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "casement-tally-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const report = (content: object) => {
    const file = path.join(folder, "report.json");
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  const jest = {
    numPassedTests: 5,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numPendingTests: 1,
    numTodoTests: 1,
  };
  const playwright = { stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 0 }, errors: [] };

  test("adds up what the tools report", () => {
    const total = sum([tallyOfStage(true), tallyOfJest(report(jest), 0), tallyOfPlaywright(report(playwright), 0)]);
    expect(lastLine(total)).toBe("9 passed, 0 failed, 2 skipped");
  });

  test("says nothing of skipped tests when there are none", () => {
    expect(lastLine(tallyOfPlaywright(report(playwright), 0))).toBe("4 passed, 0 failed");
  });

  test("a file of tests that does not even load is a failure", () => {
    expect(tallyOfJest(report({ ...jest, numRuntimeErrorTestSuites: 2 }), 1).failed).toBe(2);
  });

  test("a tool that fails without a failed test, or leaves no report, is a failure", () => {
    expect(tallyOfJest(report(jest), 1).failed).toBe(1);
    expect(tallyOfPlaywright(path.join(folder, "none.json"), 0).failed).toBe(1);
    expect(tallyOfPlaywright(report({ ...playwright, errors: [{ message: "no tests found" }] }), 1).failed).toBe(1);
  });

  test("a stage that fails counts as one", () => {
    expect(lastLine(sum([tallyOfStage(false), tallyOfStage(true)]))).toBe("0 passed, 1 failed");
  });
});
