import { expectProved } from "./expect-proved.js";
import { imports } from "./imports/imports.js";

test("REC-114 hostile files do not stop the server, and it imports a record of 1 MB meanwhile", () =>
  expectProved(imports, { most: 1, files: 5, held: 500, built: 0 }));
