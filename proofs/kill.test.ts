import { expectProved } from "./expect-proved.js";
import { kill } from "./kill.js";

// A file of its own, as restart.test.ts is: each starts a server and its database again and again, on one core.
test("BRD-107 nothing that was called saved is lost when the server is killed while people draw", () =>
  expectProved(kill, { cycles: 2, built: 0 }));
