import { expectProved } from "./expect-proved.js";
import { imports } from "./imports/imports.js";

test("REC-114 files that are sent to stop the server do not, and a record of 1 MB is taken meanwhile", () =>
  expectProved(imports, { most: 1, files: 5, held: 500, built: 0 }));
