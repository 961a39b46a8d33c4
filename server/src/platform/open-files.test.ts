import { requireOpenFiles } from "./open-files.js";

const limits = (soft: string) => () =>
  `Limit                     Soft Limit           Hard Limit           Units\nMax open files            ${soft}                 1048576              files\n`;

describe("open files", () => {
  test("SEC-51 too few give one sentence that says how many and what to do", () => {
    expect(() => requireOpenFiles(limits("64"))).toThrow(
      "This process may open 64 files at once, and needs at least 256: raise the limit (ulimit -n 4096) and start again.",
    );
  });

  test.each(["256", "1024", "unlimited"])("SEC-51 %s are enough", (soft) => {
    expect(() => requireOpenFiles(limits(soft))).not.toThrow();
  });

  test("SEC-51 a system that does not say how many is no fault", () => {
    const unknown = () => {
      throw new Error("no such file");
    };
    expect(() => requireOpenFiles(unknown)).not.toThrow();
  });
});
