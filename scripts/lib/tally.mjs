import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** A stage without tests of its own, such as lint. @param {boolean} ok @returns {Tally} */
export const tallyOfStage = (ok) => ({ passed: 0, failed: ok ? 0 : 1, skipped: 0 });

/** Jest's --json report. @param {string} file @param {number} exitCode */
export const tallyOfJest = (file, exitCode) =>
  read(file, exitCode, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

/** The report of Playwright's json reporter. @param {string} file @param {number} exitCode */
export const tallyOfPlaywright = (file, exitCode) =>
  read(file, exitCode, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));

/**
 * A tool that failed without one failed test (no report, a broken setup) still counts as one failure.
 * @param {string} file @param {number} exitCode @param {(report: any) => Tally} count @returns {Tally}
 */
function read(file, exitCode, count) {
  if (!existsSync(file)) return tallyOfStage(false);
  const tally = count(JSON.parse(readFileSync(file, "utf8")));
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** @param {Tally[]} tallies @returns {Tally} */
export const sum = (tallies) =>
  tallies.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }));

/** The line that ends a test run. @param {Tally} tally */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
