import { expectProved } from "./expect-proved.js";
import { restart } from "./kill.js";

test("BRD-107 nothing that was called saved is lost when the server is told to stop", () =>
  expectProved(restart, { cycles: 1, built: 0 }));
