import { expectProved } from "./expect-proved.js";
import { killSound } from "./kill-sound.js";

test("SND-15 no chunk of sound that was acknowledged is lost when the server is killed", () =>
  expectProved(killSound, { cycles: 3, round: 1_500, built: 0 }));
