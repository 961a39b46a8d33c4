import { expectProved } from "./expect-proved.js";
import { kill } from "./kill.js";

// A file of its own, as the restarts are: each starts a server and its database again and again, on one core.
test("BRD-107 nothing that was called saved is lost when the server is killed under people's hands", () =>
  expectProved(kill, { cycles: 2, built: 0 }));
